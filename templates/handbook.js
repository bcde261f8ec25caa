'use strict';
// Without this script all records are on the page at once. With it, one is shown at a time, and the other script searches (`find_records`).
(function () {
  var root = document.documentElement;
  root.className = 'js';
  root.dataset.view = location.hash.length > 1 ? 'wait' : 'home';
  if ('scrollRestoration' in history) { history.scrollRestoration = 'manual'; }

  document.addEventListener('DOMContentLoaded', function () {
    var box = byId('_q');
    var title = document.title;
    var on = [];
    var shown = '';      // The record that is open, or was open last.
    var step = null;     // The current history entry.
    var depth = 0;       // The number of entries before it on this page.
    var places = {};     // The scroll position of each entry.
    var MOST = 60;

    function byId(id) { return document.getElementById(id); }
    function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
    function append(to, name, text) {
      var element = document.createElement(name);
      if (text) { element.textContent = text; }
      return to.appendChild(element);
    }
    function nameOf(article) { return article.querySelector('h3').firstChild.textContent.trim(); }
    function fresh() { return Date.now().toString(36) + Math.random().toString(36).slice(2, 8); }
    function write(method, state, address) {
      try { history[method](state, '', address); } catch (error) { /* The page works without a history. */ }
    }

    function view(name, elements, heading) {
      on.forEach(function (element) { element.classList.remove('on'); });
      elements.forEach(function (element) { element.classList.add('on'); });
      on = elements;
      root.dataset.view = name;
      document.title = heading ? heading + ' – ' + title : title;
      if (name !== 'found') { box.value = ''; }
      byId('_sign').textContent = '';
    }

    // Shows what the address asks for. A new entry opens at the top; an old one where it was left, at the row that was followed.
    function route(event) {
      var state = history.state;
      // A link fires two events; between them the browser scrolls and moves the focus. Ignore the second.
      if (state ? state.step === step : event && event.type === 'popstate') { return; }
      var isNew = !state;
      var last = shown;
      if (isNew) {
        depth = step === null ? 0 : depth + 1;
        step = fresh();
        write('replaceState', { step: step, depth: depth });
      } else {
        step = state.step;
        depth = state.depth || 0;
      }
      var target = open(address());
      var place = isNew ? 0 : places[step] || state.place || 0;
      window.scrollTo(0, place);
      if (!isNew && last) { target = mark(last) || target; }
      if (target && depth + place > 0) { target.focus({ preventScroll: true }); }
    }

    function address() {
      var wanted = location.hash.slice(1);
      try { return decodeURIComponent(wanted); } catch (error) { return wanted; }
    }

    // Opens the record, list or search that is wanted, and returns its heading.
    function open(wanted) {
      if (wanted.charAt(0) === '?') {
        if (wanted.slice(1).trim()) { return search(wanted.slice(1)); }
        wanted = '';
      }
      var plain = wanted.trim().toLowerCase().replace(/[ _]+/g, function (gap) { return gap === '_' ? '_' : '-'; });
      var names = wanted ? [wanted, plain, '_' + plain, plain + 's', '_' + plain + 's'] : [];
      var element = names.map(byId).filter(Boolean)[0];
      var article = element && element.closest('article');
      if (article) { return record(article); }
      if (element && element.tagName === 'SECTION' && element.id !== '_found') {
        var heading = element.querySelector('h2');
        if (element.id === '_sources') { listSources(element); }
        view('group', [element], heading.textContent);
        up('', title);
        return focusable(heading);
      }
      if (wanted && wanted.charAt(0) !== '_') { return search(wanted.replace(/-/g, ' ')); }
      view('home', []);
      if (wanted === '_q') { box.focus(); return null; }
      return focusable(document.querySelector('h1'));
    }

    function focusable(heading) { heading.tabIndex = -1; return heading; }

    function record(article) {
      var section = article.closest('section');
      prepare(article);
      view('one', [article, section], nameOf(article));
      up(section.id, section.querySelector('h2').textContent);
      shown = article.id;
      if (address() !== article.id) { write('replaceState', history.state, '#' + article.id); }
      return focusable(article.querySelector('h3'));
    }

    function up(id, name) {
      byId('_up').href = '#' + id;
      byId('_up').textContent = name;
      byId('_up').hidden = !id;
    }

    // Marks the row of a record in the visible list, and returns it.
    function mark(id) {
      all('.read').forEach(function (row) { row.classList.remove('read'); });
      var rows = all('.index a, .years a', root.dataset.view === 'home' ? byId('_contents') : on[on.length - 1] || byId('_found'));
      var row = rows.filter(function (row) { return row.getAttribute('href') === '#' + id; })[0];
      if (row && root.dataset.view !== 'one') { row.classList.add('read'); return row; }
      return null;
    }

    // Adds to a record what needs the script: bars for its years and certainty, and collapsed sources.
    function prepare(article) {
      if (article.dataset.done) { return; }
      article.dataset.done = '1';
      var years = document.querySelector('#_timeline .years a[href="#' + article.id + '"] svg');
      var before = article.querySelector('.sum, .care, dl');
      if (years && before) {
        var figure = document.createElement('div');
        figure.className = 'yrs';
        figure.appendChild(years.cloneNode(true));
        figure.appendChild(document.querySelector('#_timeline .axis').cloneNode(true));
        article.insertBefore(figure, before);
      }
      var trust = article.querySelector('.how');
      if (trust) { weigh(trust); }
      all('.by', article).forEach(fold);
      all('.no', article).forEach(function (plate) {
        var text = plate.textContent;
        if (!window.read_plate(text).length) { return; }
        plate.textContent = '';
        append(plate, 'a', text).href = '#?' + encodeURIComponent(text);
      });
    }

    // Draws the number of claims at each certainty as one bar.
    function weigh(trust) {
      var counts = all('.c,.r,.s', trust).map(function (sign) { return [sign.className, Number(sign.nextSibling.textContent)]; });
      var end = 0, svg = drawing('svg');
      counts.forEach(function (count) {
        var path = svg.appendChild(drawing('path'));
        path.setAttribute('class', 'y-' + count[0]);
        path.setAttribute('d', 'M' + end + ' 5h' + count[1]);
        end += count[1];
      });
      svg.setAttribute('viewBox', '0 0 ' + end + ' 10');
      svg.setAttribute('preserveAspectRatio', 'none');
      svg.setAttribute('aria-hidden', 'true');
      trust.appendChild(svg);
    }
    function drawing(name) { return document.createElementNS('http://www.w3.org/2000/svg', name); }

    function fold(by) {
      var cited = all('a', by).map(function (link) { return link.getAttribute('href').slice(1); });
      if (!cited.length) { return; }
      var button = append(by, 'button', cited.length + (cited.length > 1 ? ' sources' : ' source'));
      button.type = 'button';
      button.setAttribute('aria-expanded', 'false');
      by.classList.add('folded');
      button.addEventListener('click', function () {
        var list = by.querySelector('ol');
        if (list) { list.remove(); } else {
          list = append(by, 'ol');
          cited.forEach(function (id) { source(append(list, 'li'), byId(id).closest('article')); });
        }
        button.setAttribute('aria-expanded', String(!!by.querySelector('ol')));
      });
    }

    // One line for a source: what, who, when.
    function source(item, article) {
      var link = append(item, 'a', nameOf(article));
      link.href = '#' + article.id;
      item.appendChild(document.createTextNode(' – ' + reference(article)));
    }
    function reference(article) { return article.querySelector('.ref').textContent; }
    function rowOf(article) {
      var row = document.createElement('a');
      row.href = '#' + article.id;
      append(row, 'span', nameOf(article));
      append(row, 'small', reference(article));
      return row;
    }
    function listSources(section) {
      var index = section.querySelector('.index');
      if (index.firstChild) { return; }
      // The browser skips whole lists out of view, which the style takes to be 94px a row; skipping each row costs more than laying it out.
      all('article', section).forEach(function (article, at) {
        append(at % MOST ? index.lastChild : append(index, 'ol'), 'li').appendChild(rowOf(article));
      });
    }

    // A search has an address too, so that Back returns to it. Further typing replaces that history entry.
    function typed() {
      var query = box.value;
      var isSearching = location.hash.slice(0, 2) === '#?';
      if (!isSearching) { step = fresh(); depth += 1; }
      write(isSearching ? 'replaceState' : 'pushState', { step: step, depth: depth }, query.trim() ? '#?' + encodeURIComponent(query) : '#');
      if (query.trim()) { search(query); } else { view('home', []); }
      window.scrollTo(0, 0);
    }

    function search(query) {
      if (box.value !== query) { box.value = query; }
      var hits = window.find_records(query);
      var list = byId('_hits'), reading = byId('_reading');
      reading.textContent = '';
      var parts = window.read_plate(query);
      var read = [].concat.apply([], parts.map(function (part) { return part.ids; }));
      hits = hits.filter(function (article) { return read.indexOf(article.id) < 0; });
      parts.forEach(function (part) {
        var item = append(reading, 'li'), said = (part.text ? part.text + ' ' : '') + part.label;
        append(item, 'small', part.ids.length ? said : said + ': not recorded');
        part.ids.map(byId).filter(Boolean).forEach(function (article) { hit(item, article); });
      });
      list.textContent = '';
      window.find_classes(query).forEach(function (word) { group(list, word); });
      hits.slice(0, MOST).forEach(function (article) { hit(append(list, 'li'), article); });
      var count = hits.length > MOST ? 'The first ' + MOST + ' of ' + hits.length : hits.length || (parts.length ? 'Nothing else' : 'Nothing');
      var asked = '“' + query.trim().replace(/^(.{40}).+/su, '$1…') + '”';
      var before = window.find_records.isPartial && !parts.length ? 'No record has every word. ' : '';
      var after = hits.length || parts.length ? '' : '. Try ' + (/\s/.test(query.trim()) ? 'fewer words, ' : '') + 'another name or a plate.';
      byId('_count').textContent = before + count + ' found for ' + asked + after;
      view('found', [], asked);
      up('', '');
      return null;
    }

    // The list of a class that was typed alone, which comes before the hits.
    function group(list, word) {
      var id = '#_' + word.replace(' ', '-');
      var tile = document.querySelector('.tiles a[href="' + id + '"], .tiles a[href="' + id + 's"]');
      if (!tile || word === 'car') { return; }
      var row = append(list, 'li').appendChild(tile.cloneNode(true)), parts = row.querySelectorAll('small');
      parts[0].textContent = 'all ' + parts[0].textContent;
      if (parts[1]) { parts[1].className = 'sum'; }
    }

    // Shows a hit: the row of its record with its class or kind, and its summary.
    function hit(item, article) {
      var row = document.querySelector('section:not(#_found) .index a[href="#' + article.id + '"]');
      row = row ? row.cloneNode(true) : rowOf(article);
      row.classList.remove('read');
      var what = article.querySelector('.what').textContent.split(/\s*[,;·]\s*/);
      var kind = what.indexOf('foreign') > 0 ? 'foreign' : what[what[0] === 'car' && what[1] !== 'domestic' ? 1 : 0].trim();
      var small = row.querySelector('small') || append(row, 'small');
      small.insertBefore(document.createTextNode(kind + (small.firstChild ? ' · ' : '')), small.firstChild);
      // Word joiners keep dates on one line.
      small.lastChild.data = small.lastChild.data.replace(/[–-]/g, '$&\u2060');
      var sentence = article.querySelector('.sum');
      if (sentence) { append(row, 'small', sentence.textContent).className = 'sum'; }
      item.appendChild(row);
    }

    box.addEventListener('input', typed);
    box.addEventListener('focus', function () { setTimeout(window.find_records, 0, ''); });
    byId('_form').addEventListener('submit', function (event) {
      event.preventDefault();
      var first = byId('_found').querySelector('ol a');
      if (first && root.dataset.view === 'found') { box.blur(); location.hash = first.getAttribute('href'); }
    });
    byId('_back').addEventListener('click', function (event) {
      event.preventDefault();
      if (depth > 0) { history.back(); return; }
      // Goes up from a record that was opened by its address; another entry would lead back down.
      step = fresh();
      write('replaceState', { step: step, depth: 0 }, root.dataset.view === 'one' ? byId('_up').hash : '#');
      var heading = open(address());
      window.scrollTo(0, 0);
      (mark(shown) || heading).focus({ preventScroll: true });
    });
    document.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) { return; }
      var rows = all('#_reading a, #_hits a');
      var at = rows.indexOf(document.activeElement);
      if (event.key === '/' && document.activeElement !== box) {
        event.preventDefault();
        box.focus();
        box.select();
      } else if (event.key === 'ArrowDown' && root.dataset.view === 'found' && (at >= 0 || document.activeElement === box) && rows[at + 1]) {
        event.preventDefault();
        rows[at + 1].focus();
      } else if (event.key === 'ArrowUp' && at >= 0) {
        event.preventDefault();
        (rows[at - 1] || box).focus();
      } else if (event.key === 'Escape') {
        byId('_sign').textContent = '';
      }
    });

    // Tapping a sign, or the line on which it stands, shows what it means; a tap elsewhere hides it again.
    document.addEventListener('click', function (event) {
      var note = byId('_sign'), isFree = !note.textContent;
      note.textContent = '';
      var signs = ':is(.c,.r,.s,.d)', line = event.target.closest('article :is(dt,dd>div,.how span)');
      var sign = event.target.closest('article ' + signs) || isFree && line && line.querySelector(signs);
      if (!sign || event.target.closest('a,button')) { return; }
      var meaning = byId('_contents').querySelector('.signs .' + sign.className).closest('li');
      Array.prototype.forEach.call(meaning.childNodes, function (node) { note.appendChild(node.cloneNode(true)); });
    });

    // Nothing can be expanded on paper, so everything is opened. Facts get the numbers of their sources, which follow as notes.
    var undo = [];
    function number(article) {
      var claims = all('.all dd div', article).filter(function (claim) { return claim.querySelector(':scope>.by'); });
      all('dl:not(.all)>dd>div', article).forEach(function (fact) {
        var label = labelOf(fact), text = textOf(fact);
        var claim = claims.filter(function (claim) { return labelOf(claim) === label && textOf(claim) === text; })[0];
        if (claim) {
          var notes = fact.appendChild(claim.querySelector('.by').cloneNode(true));
          undo.push(function () { notes.remove(); });
        }
      });
    }
    function labelOf(part) {
      var dd = part.closest('dd');
      while (dd && dd.tagName !== 'DT') { dd = dd.previousElementSibling; }
      return dd ? dd.firstChild.textContent.trim() : '';
    }
    function textOf(part) {
      var copy = part.cloneNode(true);
      all('em,small,b,br', copy).forEach(function (other) { other.remove(); });
      return copy.textContent.trim();
    }
    // Finds the page on which each record begins, by applying the print style on screen for a moment, with columns as large as pages.
    function count() {
      var main = document.querySelector('main'), paper = byId('_paper');
      var links = all('.tiles a, .index a, .years a');
      links.forEach(function (link) { link.dataset.page = '000'; });
      paper.media = 'all';
      root.classList.add('counting');
      var column = main.getBoundingClientRect();
      var pages = links.map(function (link) {
        var target = byId(link.getAttribute('href').slice(1));
        var box = (target.querySelector('h2, h3') || target).getClientRects()[0];
        return box ? String(1 + Math.floor((box.left - column.left + 1) / column.width)) : '';
      });
      root.classList.remove('counting');
      paper.media = 'print';
      links.forEach(function (link, index) { link.dataset.page = pages[index]; });
      undo.push(function () { links.forEach(function (link) { delete link.dataset.page; }); });
    }
    window.addEventListener('beforeprint', function () {
      var isBook = root.dataset.view === 'home';
      all(isBook ? 'article' : 'article.on').forEach(function (article) {
        number(article);
        if (isBook) { return; }
        all('details:not([open])', article).forEach(function (details) {
          details.open = true;
          undo.push(function () { details.open = false; });
        });
        all('.by a', article).forEach(function (link) {
          var cited = byId(link.getAttribute('href').slice(1)).closest('article');
          [cited, cited.closest('section')].forEach(function (element) {
            element.classList.add('cited');
            undo.push(function () { element.classList.remove('cited'); });
          });
        });
      });
      if (isBook) { count(); }
    });
    window.addEventListener('afterprint', function () {
      undo.forEach(function (step) { step(); });
      undo = [];
    });

    // Record the position on a tap too, since the scroll event before it may not have fired yet.
    ['scroll', 'click'].forEach(function (type) {
      window.addEventListener(type, function () { if (step) { places[step] = window.scrollY; } }, { capture: true, passive: true });
    });
    // When the page is reloaded, `pagehide` comes too late. A scroll may end when a link has already made a new entry.
    ['pagehide', 'scrollend'].forEach(function (type) {
      window.addEventListener(type, function () {
        if (history.state && history.state.step === step) { write('replaceState', { step: step, depth: depth, place: window.scrollY }); }
      });
    });
    window.addEventListener('hashchange', route);
    window.addEventListener('popstate', route);
    route();
  });
}());
