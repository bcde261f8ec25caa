'use strict';
// Without this script every record can be read; with it one is shown at a time, and there is a search.
(function () {
  var root = document.documentElement;
  root.className = 'js';
  root.dataset.view = location.hash.length > 1 ? 'wait' : 'home';
  document.addEventListener('DOMContentLoaded', function () {
    var box = document.getElementById('_q');
    var found = document.getElementById('_found');
    var title = document.title;
    var articles = Array.prototype.slice.call(document.querySelectorAll('article'));
    var keys = null;
    var on = [];
    var MOST = 60;
    // What may end a syllable, as what may begin one: a syllable that is not finished is the beginning of a name.
    var ENDS = 'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');

    // Small letters without marks, hangul letter by letter, words apart by single spaces.
    function plain(text) {
      return text.normalize('NFKD').toLowerCase().normalize('NFKD')
        .replace(/[\u0300-\u036f'`\u00b4\u2018\u2019\u02b9-\u02cf]/g, '')
        .replace(/[\u11a8-\u11c2]/g, function (end) { return ENDS[end.charCodeAt(0) - 0x11a8].normalize('NFKD'); })
        .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    }

    // What is searched: the keys that the program wrote, and the text that stands on the page.
    function prepare() {
      if (keys) { return; }
      var written = JSON.parse(document.getElementById('_keys').textContent);
      keys = articles.map(function (article, index) {
        function text(part) {
          var element = article.querySelector(part);
          return element ? ' ' + plain(element.textContent) + ' ' : '';
        }
        return {
          own: ' ' + plain(written[index][0]) + ' ',
          other: ' ' + plain(written[index][1]) + ' ',
          kind: text('.what'),
          summary: text('.sum'),
          text: ' ' + plain(article.textContent) + ' '
        };
      });
    }

    function begins(text, word) { return text.indexOf(' ' + word) >= 0; }
    function equals(text, word) { return text.indexOf(' ' + word + ' ') >= 0; }

    function asName(key, name) {
      if (equals(key.own, name)) { return 1000; }
      if (equals(key.other, name)) { return 600; }
      if (begins(key.own, name)) { return 400; }
      return begins(key.other, name) ? 200 : 0;
    }

    function asWord(key, word) {
      if (begins(key.own, word)) { return equals(key.own, word) ? 32 : 24; }
      if (begins(key.other, word)) { return 16; }
      if (begins(key.kind, word)) { return 10; }
      if (begins(key.summary, word)) { return 5; }
      return begins(key.text, word) ? (equals(key.text, word) ? 2 : 1) : 0;
    }

    function search(query) {
      prepare();
      var words = plain(query).split(' ').filter(Boolean);
      var name = words.join('');
      if (!name) { return []; }
      var tables = words.map(function (word) {
        var table = keys.map(function (key) { return asWord(key, word); });
        var meets = table.filter(Boolean).length;
        // A word that stands everywhere tells little.
        return { table: table, rare: meets ? Math.log(1 + keys.length / meets) : 0 };
      });
      var hits = [];
      keys.forEach(function (key, index) {
        var met = 0, sum = 0;
        tables.forEach(function (word) {
          if (word.table[index]) { met += 1; sum += word.table[index] * word.rare; }
        });
        var rank = asName(key, name);
        if (rank || met * 2 > words.length) {
          hits.push({ article: articles[index], rank: rank + sum * met / words.length, index: index });
        }
      });
      return hits.sort(function (a, b) { return b.rank - a.rank || a.index - b.index; });
    }

    function part(article, selector) {
      var element = article.querySelector(selector);
      return element ? element.textContent : '';
    }

    function append(to, name, text) {
      var element = document.createElement(name);
      element.textContent = text;
      to.appendChild(element);
      return element;
    }

    function find(query) {
      var hits = search(query);
      var list = document.createElement('ol');
      hits.slice(0, MOST).forEach(function (hit) {
        var link = append(append(list, 'li', ''), 'a', '');
        link.href = '#' + hit.article.id;
        append(link, 'b', part(hit.article, 'h3 a'));
        var hangul = part(hit.article, 'h3 [lang=ko]');
        if (hangul) {
          link.appendChild(document.createTextNode(' '));
          append(link, 'span', hangul).lang = 'ko';
        }
        append(link, 'small', part(hit.article, '.sum') || part(hit.article, '.what'));
      });
      found.textContent = '';
      var count = hits.length > MOST ? 'The first ' + MOST + ' of ' + hits.length : String(hits.length || 'Nothing');
      append(found, 'p', count + ' found for “' + query.trim() + '”').className = 'note';
      found.appendChild(list);
      view('found', []);
    }

    function view(name, elements) {
      on.forEach(function (element) { element.classList.remove('on'); });
      elements.forEach(function (element) { element.classList.add('on'); });
      on = elements;
      root.dataset.view = name;
      document.title = name === 'one' ? part(elements[0], 'h3 a') + ' – ' + title : title;
    }

    // What the address asks for: a record, a group, a search, or nothing.
    function route() {
      var wanted = location.hash.slice(1);
      try { wanted = decodeURIComponent(wanted); } catch (error) { /* It is taken as it is. */ }
      if (wanted.charAt(0) === '?') {
        if (box.value !== wanted.slice(1)) { box.value = wanted.slice(1); }
        return find(box.value);
      }
      if (wanted === '_q') { return box.focus(); }
      var element = wanted && document.getElementById(wanted);
      if (element && element.tagName === 'ARTICLE') {
        view('one', [element, element.parentNode]);
      } else if (element && element.tagName === 'SECTION') {
        view('group', [element]);
      } else if (wanted && wanted !== '_top' && wanted !== '_contents') {
        // Somebody typed a name; it may be one all the same.
        box.value = wanted.replace(/-/g, ' ');
        return find(box.value);
      } else {
        box.value = '';
        view('home', []);
      }
      window.scrollTo(0, 0);
    }

    // A search is an address too, so that Back leads to it; typing on changes it and adds nothing to the history.
    function typed() {
      var query = box.value;
      var address = query.trim() ? '#?' + encodeURIComponent(query) : '#';
      try {
        var is_searching = location.hash.slice(0, 2) === '#?';
        history[is_searching ? 'replaceState' : 'pushState'](null, '', address);
      } catch (error) { /* The search works without an address. */ }
      if (query.trim()) { find(query); } else { view('home', []); }
      window.scrollTo(0, 0);
    }

    box.addEventListener('input', typed);
    box.addEventListener('focus', function () { setTimeout(prepare, 0); });
    document.getElementById('_form').addEventListener('submit', function (event) {
      event.preventDefault();
      var first = found.querySelector('a');
      if (first && root.dataset.view === 'found') { location.hash = first.getAttribute('href'); box.blur(); }
    });
    document.querySelector('.find').addEventListener('click', function (event) {
      event.preventDefault();
      window.scrollTo(0, 0);
      box.focus();
      box.select();
    });
    document.addEventListener('keydown', function (event) {
      if (event.key === '/' && document.activeElement !== box) { event.preventDefault(); box.focus(); box.select(); }
    });
    // On paper nothing can be unfolded.
    var opened = [];
    window.addEventListener('beforeprint', function () {
      opened = Array.prototype.slice.call(document.querySelectorAll('article.on details:not([open])'));
      opened.forEach(function (details) { details.open = true; });
    });
    window.addEventListener('afterprint', function () {
      opened.forEach(function (details) { details.open = false; });
    });
    window.addEventListener('hashchange', route);
    window.addEventListener('popstate', route);
    route();
  });
}());
