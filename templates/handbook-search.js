'use strict';
// The program's search, ported to the page. It searches the data that the program embeds (forms of names, everyday words, Chinese characters)
// and the texts of the page. The program's `search` module is the reference for folding and weights; a test compares the two.
(function () {
  var data, words, articles, names, texts, index, sorted, stems, typed = '', next = 0;
  // Matches above this strength are of whole words, those below only of the beginning of one.
  var PART_OF_WORD = 0.5;
  var EXACT = 0, PREFIX = 1, WORD = 2, STEM = 3, MEANING = 4, SUBSTRING = 5, INITIALS = 6, FOLDED = 7, FUZZY = 8;
  // Final consonants of a syllable, as the initial consonants they may turn into: an unfinished syllable matches the beginning of a name.
  var ENDS = 'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');
  var BEGINS = 'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ';
  var CYRILLIC = 'a b v g d e j z i i k l m n o p r s t u f h ts ch sh sch  u  e yu ya'.split(' ');
  var SOUNDS = 'dsch j tsch j tch j sch s eui i wae we ch j tj j dj j sh s ck k eo o eu u ae e ai e ea e oe we oi we oo u ee i ui i wi i x ks z j r l f p v p'.split(' ');

  // Lower case without diacritics, hangul split into letters, words separated by single spaces.
  function plain(text) {
    if (/^[a-z0-9 ]*$/.test(text)) { return text.trim(); }
    // In Russian a mark makes another letter.
    return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/е\u0308/g, 'ё').replace(/и\u0306/g, 'й')
      .replace(/[\u0300-\u036f'`\u00b4\u2018\u2019\u02b9-\u02cf]/g, '')
      .replace(/[\u11a8-\u11c2]/g, function (end) { return ENDS[end.charCodeAt(0) - 0x11a8].normalize('NFKD'); })
      .replace(/[\u4e00-\u9fff]/g, function (letter) { return data.hanja[letter] || letter; })
      .replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/ß/g, 'ss')
      .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  }

  // The sounds that all romanisations of a name share.
  function skeleton(word) {
    var latin = word.replace('нр', 'нгр').replace(/ё/g, 'yo').replace(/[а-я]/g, function (letter) { return CYRILLIC[letter.charCodeAt(0) - 0x430]; });
    var out = '', at = 0;
    while (at < latin.length) {
      var letter = latin[at], sound = -1;
      for (var index = 0; index < SOUNDS.length && sound < 0; index += 2) {
        if (latin.startsWith(SOUNDS[index], at)) { sound = index; }
      }
      if (sound >= 0) { out += SOUNDS[sound + 1]; at += SOUNDS[sound].length; continue; }
      at += 1;
      if (/[gcq]/.test(letter)) { out += 'k'; } else if (letter === 'd') { out += 't'; } else if (letter === 'b') { out += 'p'; } else if (letter === 'h' && /[ktpjs]$/.test(out)) { /* silent */ } else if (letter === 'a' && latin[at] === 'y' && !/[aeiou]/.test(latin[at + 1] || '')) { out += 'e'; at += 1; } else { out += letter; }
    }
    return assimilated(out);
  }
  // As one word; a consonant by itself does not merge with its neighbours, unless these are such letters.
  function joined(phrase) {
    function isLetter(word) { return /^[b-df-hj-np-tv-z]$/.test(word || ''); }
    return skeleton(phrase.split(' ').map(function (word, at, all) { return isLetter(word) && !isLetter(all[at - 1]) && !isLetter(all[at + 1]) ? ' ' + word + ' ' : word; }).join('').trim()).replace(/ /g, '');
  }
  function assimilated(sounds) {
    var out = '';
    for (var at = 0; at < sounds.length; at += 1) {
      var letter = sounds[at], after = sounds[at + 1] || '', before = out.slice(-1);
      var vowel = /[aeiou]/.test(before), sonorant = /[nml]/.test(after);
      if (/[ln]/.test(letter) && !before && after === 'y') { continue; }
      if (letter === 'l' && !before) { out += 'n'; } else if (letter === 'k' && vowel && sonorant) { out += 'nk'; } else if (letter === 'p' && vowel && sonorant) { out += 'm'; } else if (letter === 't' && vowel && /[nm]/.test(after)) { out += 'n'; } else if (letter === 'l' && (before === 'm' || out.endsWith('nk'))) { out += 'n'; } else if (letter === 'l' && before === 'n') { out = out.slice(0, -1) + 'l'; } else if (letter === 'n' && before === 'l') { continue; } else if (letter === before && /[b-df-hj-np-tv-z]/.test(letter) && /\p{L}/u.test(after)) { continue; } else { out += letter; }
    }
    return out;
  }

  // Stems English words: plurals and verb endings only.
  function stem(word) {
    if (!/^[a-z]{3,}$/.test(word)) { return word; }
    word = word.replace(/sses$/, 'ss').replace(/ie[sd]$/, function (end, at) { return at > 1 ? 'i' : 'ie'; });
    if (/[^us]s$/.test(word) && /[aeiouy].+s$/.test(word)) { word = word.slice(0, -1); }
    var bare = word.replace(/(?:ed|ing)(?:ly)?$/, '');
    if (bare !== word && /[aeiouy]/.test(bare)) {
      word = /(at|bl|iz)$/.test(bare) ? bare + 'e' : /([bdfgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
    }
    word = word.replace(/([^aeiouy])y$/, '$1i');
    return word.length > 3 ? word.replace(/e$/, '') : word;
  }
  // Words without the ends of German, French and Russian plurals and cases, where the program has a stemmer for each language.
  function endless(words) {
    return words.replace(/([a-z0-9]{3,}?)(?:s{0,2}e(?:rn|[nrs])?|[sx])(?= |$)/g, '$1').replace(/([а-яё]{3,}?)(?:ь|[аеёийоуыюя]+(?:ми|го|му|[вмх])?)(?= |$)/g, '$1');
  }

  function load() {
    if (data) { return; }
    data = JSON.parse(document.getElementById('_keys').textContent);
    data.classes = data.vehicles.concat(data.kinds);
    var pairs = Array.from(data.hanja);
    data.hanja = {};
    for (var at = 0; at < pairs.length; at += 2) { data.hanja[pairs[at]] = pairs[at + 1]; }
    words = new Map();
    stems = new Map();
    data.words.split('|').forEach(function (line) {
      var cells = line.split(':'), word = plain(cells[0]), ours = cells[1].split(',');
      words.set(word, ours);
      var key = word.split(' ').map(stem).join(' ');
      [key, '~' + endless(word)].forEach(function (key) { if (!stems.has(key) && ours[0] !== 'ignored') { stems.set(key, ours); } });
    });
    articles = Array.prototype.slice.call(document.querySelectorAll('article'));
    names = [];
    texts = [];
    index = new Map();
    articles.forEach(function (article, record) {
      var kind = article.querySelector('.what').firstChild.textContent.split(/[,;]/)[0].trim().replace('group', 'car');
      article.kind = kind;
      // A plus marks an alias.
      (article.dataset.names || article.querySelector('h3').textContent.replace(/[|+!/;]/g, ' ')).split('|').forEach(function (form) {
        var cells = form.split(/([!/;])/), key = plain(cells[0]), isOwn = form[0] !== '+', of = {};
        if (!key) { return; }
        for (var at = 1; at < cells.length; at += 2) { of[cells[at]] = cells[at + 1]; }
        names.push({ text: add(record, key, isOwn ? 9 : 8, true, isOwn), record: record, plain: key, raw: cells[0].replace('+', ''), joined: of[';'] || (of['/'] || '').replace(/ /g, ''), spaced: of['/'] || '', initials: of['!'] || '', titled: kind !== 'source' && kind !== 'question' });
      });
      var id = plain(article.id.replace(/-/g, ' '));
      if (names.some(function (name) { return name.record === record && name.plain === id; })) { return; }
      names.push({ text: add(record, id, 7, true, true), record: record, plain: id, raw: id, joined: '', spaced: '', initials: '', titled: false });
    });
  }

  // Adds a searchable text and indexes its words.
  function add(record, text, weight, isName, isOwn, isClass) {
    var kind = articles[record].kind;
    var part = kind === 'sighting' && weight !== 0.7 ? 0.8 : 1;
    var bytes = text.length + 2 * (text.match(/[^\x00-\x7f]/g) || []).length;
    var long = isName ? 0.9 + bytes / 120 : 0.8 + bytes / 400;
    texts.push({ record: record, string: ' ' + text + ' ', weight: weight * part / long, isName: isName, isOwn: isOwn, isClass: isClass });
    var at = texts.length - 1, all = text.split(' ');
    for (var word = 0; word < all.length; word += 1) {
      var list = index.get(all[word]);
      if (!list) { index.set(all[word], [at]); } else if (list[list.length - 1] !== at) { list.push(at); }
    }
    sorted = null;
    return at;
  }

  // Reads the texts of one record from the page.
  function read(record) {
    var article = articles[record], kind = article.kind;
    function part(selector, weight) {
      var element = article.querySelector(selector);
      if (element) { add(record, plain(element.textContent), weight); }
    }
    var what = article.querySelector('.what');
    what.firstChild.textContent.replace(/;\s*$/, '').split(/[,·]/).forEach(function (word, place) {
      if (plain(word)) { add(record, plain(word), place ? 7 : 7.5, false, false, true); }
    });
    // The status of a vehicle is one of a closed list of words; the status of a works is free text.
    var status = plain(what.childNodes.length > 1 && what.textContent.split(/[;·]/)[1] || '');
    if (status) { add(record, status, kind === 'car' ? 7 : 1.4, false, false, kind === 'car'); }
    part('.sum', 3.5);
    part('.care', 0.8);
    part('.ref', 1.4);
    article.querySelectorAll('time').forEach(function (date) { dated(record, date.textContent); });
    if (kind === 'question') { return; }
    article.querySelectorAll('dt').forEach(function (label) {
      if (label.className) { return; }
      var isClaimed = label.parentNode.className === 'all';
      var value = label.nextElementSibling;
      if (!value || !isClaimed && article.querySelector('.all')) { return; }
      var heading = isClaimed ? label.firstChild.textContent + ' ' : '';
      var isDate = /^(Built|Known from|Founded|Date|Year|Released?|Closed|Period|When) ?$/.test(label.firstChild.textContent);
      value.querySelectorAll('div').forEach(function (claim) {
        if (claim.firstElementChild && claim.firstElementChild.tagName === 'DIV') { return; }
        var said = '', note = '';
        claim.childNodes.forEach(function (node) {
          if (node.nodeName === 'EM') { note = node.textContent; } else if (node.nodeType === 3 || node.nodeName === 'A' || node.className === 'no') { said += node.textContent; }
        });
        if (isDate) { dated(record, heading + said); } else { add(record, plain(heading + said), 1.4); }
        if (note) { add(record, plain(note), 0.7); }
        heading = '';
      });
    });
  }

  // Adds a date, the years of it and their decades.
  function dated(record, said) {
    add(record, plain(said), 8);
    // 1958–79 ends in 1979.
    var years = (said.replace(/\b(\d\d)(\d\d\??–)(?=\d\d\b)/g, '$1$2$1').match(/\b\d{4}\b/g) || []).map(Number);
    if (!years.length) { return; }
    var from = Math.min.apply(null, years), to = Math.max.apply(null, years), all = [];
    if (to - from > 40) { return; }
    for (var year = from; year <= to; year += 1) {
      all.push(year);
      if (year % 10 === 0 || year === from) { all.push(Math.floor(year / 10) * 10 + 's'); }
    }
    add(record, all.join(' '), 8);
  }

  // Reads texts for this many milliseconds; returns whether all are read.
  function prepare(time) {
    load();
    var end = performance.now() + time;
    while (next < articles.length && performance.now() < end) { read(next); next += 1; }
    return next === articles.length;
  }

  // Returns the indexed words with this prefix.
  function begun(beginning) {
    if (!sorted) { sorted = Array.from(index.keys()).sort(function (a, b) { return a < b ? -1 : a > b ? 1 : 0; }); }
    var low = 0, high = sorted.length, found = [];
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle] < beginning) { low = middle + 1; } else { high = middle; }
    }
    while (low < sorted.length && sorted[low].startsWith(beginning)) { found.push(sorted[low]); low += 1; }
    return found;
  }

  // A word of the table, or a class, may also be written as several words.
  function meanings(word) {
    var found = words.get(word) || stems.get(word.split(' ').map(stem).join(' ')) || stems.get('~' + endless(word));
    if (found || !/^[\x00-\x7f]* /.test(word)) { return (found || []).filter(function (ours) { return ours !== word; }); }
    var joined = word.replace(/ /g, ''), of = data.classes.filter(function (known) { return known === joined || stem(known) === stem(joined); });
    return of.length ? of.slice(0, 1) : meanings(joined);
  }
  function isIgnored(word) { return (words.get(word) || []).indexOf('ignored') >= 0; }

  // A search term: the word and its other meanings.
  function term(word, ours) {
    var wanted = [{ word: word, factor: 1, own: true }];
    if (/^\d$/.test(word)) { wanted.push({ word: '0' + word, factor: 0.85 }); } else if (/^0\d$/.test(word)) { wanted.push({ word: word[1], factor: 0.85 }); }
    ours.forEach(function (one) { if (one[0] !== '+' && one !== 'particles' && one !== 'ignored') { wanted.push({ word: plain(one), factor: 0.85 }); } });
    wanted.forEach(function (one) { one.stem = /^[a-z]{3,}$/.test(one.word) ? stem(one.word) : null; });
    function isOneOf(known) { return wanted.some(function (one) { return known.some(function (word) { return word === one.word || stem(word) === (one.stem || one.word); }); }); }
    return { word: word, words: word.split(' ').length, wanted: wanted, isClass: isOneOf(data.classes), isVehicle: isOneOf(data.vehicles) };
  }
  function isParticle(end) { return (words.get(end) || []).indexOf('particles') >= 0; }
  // Splits words of the table that were written as one, as in scripts without spaces, and removes the particle of a Korean word. A word
  // of Latin letters is split only if all its parts are such words.
  function parted(word) {
    var isLatin = /^[a-z]{6,60}$/.test(word);
    function isNamed(at) { return texts[at].isName && articles[texts[at].record].kind !== 'source'; }
    function isWhole(part) { return words.has(part) || names.some(function (name) { return name.plain === part; }) || (index.get(part) || []).some(isNamed); }
    if (word.length > 180 || !isLatin && !/[\u1100-\u11ff\u3041-\u30ff\u3400-\u9fff]/.test(word) || isWhole(word)) { return [word]; }
    for (var end = 1; end < word.length; end += 1) {
      if (isParticle(word.slice(end)) && isWhole(word.slice(0, end))) { return [word.slice(0, end)]; }
    }
    if (index.has(word)) { return [word]; }
    // No syllable of Korean is cut.
    var parts = [], rest = 0, isSyllable = /^($|[^\u1100-\u11ff]|[\u1100-\u1112][\u1161-\u1175])/;
    for (var at = 0, length; at < word.length;) {
      var least = /[\x00-\x7f]/.test(word[at]) ? 3 : 1;
      for (length = Math.min(36, word.length - at); length >= least && !(words.has(word.slice(at, at + length)) && isSyllable.test(word.slice(at + length))); length -= 1) {}
      // Two syllables of Korean are four letters at least; behind a number one is enough.
      if (length < least || /[\u1100-\u11ff]/.test(word[at]) && length < 4 && !/\d/.test(word[at - 1] || '')) {
        if (isLatin) { return [word]; }
        at += 1;
      } else {
        parts.push(word.slice(rest, at), word.slice(at, at + length));
        rest = at += length;
      }
    }
    return parts.concat(word.slice(rest)).filter(Boolean);
  }

  // The phrase without words before or behind it that change nothing, unless all of it is a name.
  function unframed(phrase) {
    var all = phrase.split(' ');
    function isFrame(part) { return (words.get(part.join(' ')) || []).indexOf('+frame') >= 0; }
    if (all.length > 24 || names.some(function (name) { return name.plain === phrase; })) { return phrase; }
    for (var many = Math.min(4, all.length - 1); many > 0; many -= 1) {
      if (isFrame(all.slice(-many))) { return unframed(all.slice(0, -many).join(' ')); }
      if (isFrame(all.slice(0, many))) { return unframed(all.slice(many).join(' ')); }
    }
    return phrase;
  }

  function parse(text) {
    var phrase = unframed(plain(text.replace(/(^|[^\p{L}\p{N}])[ld]['’](?=[\p{L}\p{N}])/giu, '$1'))), all = [].concat.apply([], phrase.split(' ').filter(Boolean).map(parted)), terms = [], known = {};
    for (var at = 0; at < all.length;) {
      var word = all[at], length = 1, ours = meanings(word);
      for (var many = Math.min(4, all.length - at); many > 1; many -= 1) {
        var several = all.slice(at, at + many).join(' ');
        if ((words.get(several) || []).indexOf(several) >= 0 || meanings(several).some(function (one) { return one[0] !== '+'; })) { word = several; ours = meanings(several); length = many; break; }
      }
      if (!isIgnored(word) && !known[word]) {
        known[word] = true;
        terms.push(term(word, ours));
      }
      at += length;
    }
    return { phrase: phrase, text: text, terms: terms, isWord: terms.length === 1 && terms[0].word === phrase, asks: /[?？]\s*$/.test(text) || all.slice(0, 2).some(function (word) { return (words.get(word) || []).indexOf('+asks') >= 0; }) };
  }

  function likeness(one, word) {
    if (word === one.word) { return WORD; }
    if (one.stem && stem(word) === one.stem) { return STEM; }
    if (!word.startsWith(one.word)) { return null; }
    var rest = word.slice(one.word.length);
    var isCut = /\d$/.test(one.word) && /^\d/.test(rest);
    return !isCut && (one.word.length > 2 || /[^a-z0-9]/.test(one.word)) ? PREFIX : null;
  }

  function bare(name) { return name.replace(/^(the|an?) /, ''); }

  // How much of the key the phrase matches: 0 all, 1 its beginning, 2 whole words, 3 the beginning of a word, 4 the inside of a word.
  function extent(key, phrase) {
    var best = null;
    for (var at = key.indexOf(phrase); at >= 0; at = key.indexOf(phrase, at + 1)) {
      var end = at + phrase.length;
      if (at > 0 && /\d\d/.test(key.slice(at - 1, at + 1)) || /\d\d/.test(key.slice(end - 1, end + 1))) { continue; }
      var starts = at === 0 || key[at - 1] === ' ', ends = end === key.length || key[end] === ' ';
      var isLed = at === 0 || at + bare(key).length === key.length;
      var found = isLed && ends ? end === key.length ? 0 : 1 : starts && ends ? 2 : starts ? 3 : 4;
      if (best === null || found < best.extent) { best = { extent: found, first: at === 0, end: end }; }
    }
    return best;
  }

  function push(found, text, term, quality, strength, isWhole) { found.push({ text: text, term: term, quality: quality, strength: strength, whole: !!isWhole }); }

  function ofTerm(number, term, found) {
    var first = found.length, isKnown = false, isNamed = false, told = [];
    term.wanted.forEach(function (one) {
      function met(like, at, isFirst, word) {
        var text = texts[at], isSource = articles[text.record].kind === 'source';
        if (one.own && !isSource) { isKnown = isKnown || like !== PREFIX; isNamed = isNamed || text.isName; }
        if (!isSource) { told.push(text); }
        var isAll = like === WORD && text.isName && ' ' + word + ' ' === ' ' + bare(text.string.trim()) + ' ';
        var strength = !one.own ? text.isName ? 0.4 : 1 : like === STEM ? 0.8 : like === PREFIX ? isFirst ? 0.5 : 0.4 : isAll ? 1.5 : 1;
        push(found, at, number, !one.own ? MEANING : isAll ? EXACT : like, strength * one.factor, one.own && isAll);
      }
      if (one.word.indexOf(' ') > 0) {
        (index.get(one.word.split(' ')[0]) || []).forEach(function (at) { if (/^s? /.test(texts[at].string.split(' ' + one.word)[1] || '')) { met(WORD, at, false, ''); } });
        return;
      }
      var shared = 0, beginning = one.word;
      if (one.stem) {
        while (shared < one.stem.length && one.stem[shared] === one.word[shared]) { shared += 1; }
        beginning = one.word.slice(0, shared - (shared === one.stem.length && (shared > 3 || one.stem.endsWith('i')) ? 1 : 0));
      }
      begun(beginning).forEach(function (word) {
        var like = likeness(one, word);
        if (like !== null) { index.get(word).forEach(function (at) { met(like, at, texts[at].string.startsWith(' ' + word), word); }); }
      });
    });
    var isSpelling = isNamed && told.every(function (text) { return text.isName && !text.isOwn; });
    if (isKnown) {
      var own = found.splice(first);
      own.forEach(function (one) { if (one.quality !== PREFIX || texts[one.text].isName) { found.push(one); } });
    }
    var before = found.length;
    // A word that matches only aliases also finds names that it resembles; exact spellings come first.
    if (isSpelling || !isNamed && !isKnown) { inNames(number, term.word, found); }
    if (isSpelling) { found.slice(before).forEach(function (one) { one.whole = false; one.strength *= 0.6; }); }
    if (told.length || found.slice(before).some(function (one) { return one.strength > PART_OF_WORD; })) { return; }
    bySlip(number, term.word, found);
  }

  // Finds names that match in other ways: inside a word, by initial consonants, by sound.
  function inNames(number, phrase, found) {
    var isLatin = /^[\x00-\x7f]*$/.test(phrase), initials = initialsOf(phrase), sound = /[a-zа-яё]/.test(phrase) ? joined(phrase) : '';
    var spaced = phrase.split(' ').map(skeleton).join(' ');
    var strengths = [1.2, 0.8, 0.8, 0.4, 0.2], fits = [2, 4, 5, 5, 7];
    names.forEach(function (name) {
      var met = null;
      if (phrase.length > (isLatin ? 2 : 1) && name.titled) {
        met = extent(name.plain, phrase);
        if (met && met.extent === 4 && (!isLatin || /^( |$)/.test(name.plain.slice(met.end)))) { push(found, name.text, number, SUBSTRING, 0.25); }
        // An unfinished syllable.
        if (met && !isLatin && met.extent === 3) { push(found, name.text, number, PREFIX, met.first ? 0.5 : 0.4); }
      }
      // Hangul and a number may be written with or without a space between them.
      met = !isLatin && name.titled && /\d/.test(phrase) ? extent(name.plain.replace(/ /g, ''), phrase.replace(/ /g, '')) : null;
      if (met && met.extent === 0) { push(found, name.text, number, FOLDED, 1.2, true); }
      if (initials && name.initials) {
        met = extent(name.initials, initials.pattern);
        if (met && (met.extent <= 1 || met.first || initials.pattern.length > 2) && agree(name, initials)) { push(found, name.text, number, INITIALS, met.first && met.extent > 2 ? 0.4 : strengths[met.extent], met.extent === 0); }
      }
      if (!sound || !name.titled) { return; }
      [[name.joined, sound], [name.spaced, spaced]].forEach(function (form, place) {
        met = form[0] ? extent(form[0], form[1]) : null;
        if (met && (place === 0 || met.extent < 4) && sound.length >= fits[met.extent]) {
          push(found, name.text, number, FOLDED, met.extent === 3 && !met.first ? 0.3 : strengths[met.extent], met.extent === 0);
        }
      });
    });
  }

  // Parses a phrase of initial consonants. It may contain whole syllables, which must match as they are.
  function initialsOf(phrase) {
    // A folded syllable has lost its final consonant to what comes next.
    var syllables = typed.split(/\s+/).concat(typed).filter(function (one) { return /[\uac00-\ud7a3]/.test(one) && plain(one) === phrase; })[0];
    var letters = Array.from((syllables || phrase).normalize(syllables ? 'NFKC' : 'NFC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
    var isLone = false;
    var pattern = letters.map(function (letter) {
      var code = letter.charCodeAt(0);
      if (code >= 0x1100 && code <= 0x1112) { isLone = true; return BEGINS[code - 0x1100]; }
      return code >= 0xac00 && code <= 0xd7a3 ? BEGINS[Math.floor((code - 0xac00) / 588)] : letter;
    }).join('');
    return isLone ? { pattern: pattern, letters: letters } : null;
  }
  function agree(name, initials) {
    var all = Array.from(name.raw.replace(/ /g, ''));
    for (var at = name.initials.indexOf(initials.pattern); at >= 0; at = name.initials.indexOf(initials.pattern, at + 1)) {
      if (initials.letters.every(function (letter, index) { var code = letter.charCodeAt(0); return code >= 0x1100 && code <= 0x1112 || letter === all[at + index] || code < 0x1100; })) { return true; }
    }
    return false;
  }

  // Edit distance, counting swapped letters as one edit; null if above `most` or if the digits differ.
  function edits(one, other, most) {
    if (!most || one.length > 60 || Math.abs(one.length - other.length) > most || one.replace(/\D/g, '') !== other.replace(/\D/g, '')) { return null; }
    var before = [], last = [], row = [];
    for (var column = 0; column <= other.length; column += 1) { last[column] = column; }
    for (var line = 1; line <= one.length; line += 1) {
      row = [line];
      for (column = 1; column <= other.length; column += 1) {
        var cost = one[line - 1] === other[column - 1] ? 0 : 1;
        row[column] = Math.min(row[column - 1] + 1, last[column] + 1, last[column - 1] + cost);
        if (line > 1 && column > 1 && one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1]) { row[column] = Math.min(row[column], before[column - 2] + 1); }
      }
      before = last;
      last = row;
    }
    return row[other.length] <= most ? row[other.length] : null;
  }
  function bySlip(number, phrase, found) {
    var isLatin = /^[a-z0-9 ]*$/.test(phrase), sound = joined(phrase);
    function forgiven(word) { var letters = word.replace(/[^a-z]/g, '').length; return letters < 4 ? 0 : letters < 8 ? 1 : 2; }
    var bySpelling = isLatin ? forgiven(phrase) : forgiven(sound), bySound = Math.min(bySpelling, forgiven(sound));
    // A syllable of hangul is several letters, so it is compared with whole names only.
    var hangul = /^[\u1100-\u11ff ]+$/.test(phrase) && phrase.replace(/ /g, '');
    names.forEach(function (name) {
      if (!name.titled) { return; }
      if (hangul && edits(hangul, name.plain.replace(/ /g, ''), (hangul.length > 5) + (hangul.length > 9)) !== null) { push(found, name.text, number, FUZZY, 0.4, true); }
      function compare(wanted, word, most, isWhole) {
        if (!/^[\x00-\x7f]+$/.test(wanted) || !word || wanted.length <= 8 && word[0] !== wanted[0]) { return; }
        var count = edits(wanted, word, most);
        if (count !== null) { push(found, name.text, number, FUZZY, 0.4, isWhole); }
      }
      var several = phrase.indexOf(' ') < 0 && isLatin;
      compare(phrase, name.plain, bySpelling, true);
      if (several && name.plain.indexOf(' ') > 0) { name.plain.split(' ').forEach(function (word) { compare(phrase, word, bySpelling, false); }); }
      compare(sound, name.joined, bySound, true);
      if (several && name.spaced) { name.spaced.split(' ').forEach(function (word) { compare(sound, word, bySound, false); }); }
    });
  }

  function ofPhrase(query, found) {
    var number = query.terms.length, isNamed = false;
    names.forEach(function (name) {
      var met = extent(name.plain, query.phrase);
      if (met && met.extent <= (query.terms.length ? 3 : 0)) {
        isNamed = isNamed || met.extent <= 2;
        push(found, name.text, number, met.extent === 0 ? EXACT : met.extent === 2 ? WORD : PREFIX, [1.5, 1, 1, met.first ? 0.5 : 0.4][met.extent], met.extent === 0);
      }
    });
    if (!query.terms.length) { return; }
    if (query.phrase.indexOf(' ') > 0) {
      (index.get(query.phrase.split(' ')[0]) || []).forEach(function (at) {
        if (!texts[at].isName && texts[at].string.indexOf(' ' + query.phrase + ' ') >= 0) { push(found, at, number, WORD, 1); }
      });
    }
    if (!isNamed) { inNames(number, query.phrase, found); }
  }

  // Scores a record. `standing` says what the query matched as a whole: 0 only words, 1 an alias, 2 its name, 3 a question or source.
  function weigh(query, rarities, all, matches, rarest) {
    var record = texts[matches[0].text].record, kind = articles[record].kind, terms = query.terms.length;
    var best = new Array(terms + 1).fill(0), has = new Array(terms).fill(false), further = 0, standing = 0, inPhrase = false;
    var hasRarest = false, isOfClass = false;
    matches.forEach(function (one) {
      var text = texts[one.text], rarity = one.term === terms ? all : rarities[one.term];
      one.worth = one.strength * rarity * text.weight / (text.weight + 9);
      further += Math.min(one.worth, best[one.term]);
      best[one.term] = Math.max(best[one.term], one.worth);
      if (one.term < terms && (!query.terms[one.term].isClass || text.isName || text.isClass)) { has[one.term] = true; }
      if (one.term < terms && query.terms[one.term].isClass && !text.isName && text.isClass) { isOfClass = true; }
      if (one.whole && text.isName && (one.term === terms || query.isWord)) {
        standing = Math.max(standing, kind === 'source' || kind === 'question' ? 3 : text.isOwn ? 2 : 1);
      }
      if (one.term === terms && text.isName && one.strength > 0.25) { inPhrase = true; }
      if (terms > 1 && one.term === rarest && text.isName && isWritten(one)) { hasRarest = true; }
    });
    var covered = query.terms.reduce(function (sum, term, at) { return inPhrase || has[at] ? sum + term.words : sum; }, 0);
    var sum = best.reduce(function (sum, one) { return sum + one; }, 0);
    var score = standing === 1 || standing === 2 ? Math.max.apply(null, best) : sum * (isOfClass ? 1.5 : 1) + 0.1 * further;
    hasRarest = hasRarest && kind !== 'source' && kind !== 'question' && kind !== 'sighting' && query.terms.every(function (term, at) { return has[at] || !term.isClass; });
    var isVehicle = kind === 'car' || query.terms.every(function (term) { return !term.isVehicle; }) || query.terms.some(function (term, at) { return term.isClass && has[at]; });
    return { record: record, kind: kind, standing: standing, covered: covered, score: score, hasRarest: hasRarest, isVehicle: isVehicle };
  }
  // The same approximation as in the program, so that both rank alike.
  function logarithm(number) { var power = Math.floor(Math.log2(number)); return (power + number / Math.pow(2, power) - 1) * Math.LN2; }
  function isWritten(one) { return one.quality <= STEM && one.strength > PART_OF_WORD; }
  // Returns the records that a query finds, best first.
  window.find_records = function (text) {
    prepare(Infinity);
    typed = text;
    var query = parse(text), terms = query.terms.length, found = [];
    window.find_records.isPartial = false;
    if (!query.phrase) { return []; }
    query.terms.forEach(function (term, number) { ofTerm(number, term, found); });
    if (!query.isWord) { ofPhrase(query, found); }
    var byRecord = new Map();
    found.forEach(function (one) {
      var record = texts[one.text].record;
      if (!byRecord.has(record)) { byRecord.set(record, []); }
      byRecord.get(record).push(one);
    });
    var rarities = query.terms.map(function (term, number) {
      var count = 0;
      byRecord.forEach(function (list) { if (list.some(function (one) { return one.term === number; })) { count += 1; } });
      return Math.max(0.1, logarithm(1 + Math.max(0, articles.length - count + 0.5) / (count + 0.5)));
    });
    var all = Math.max(1, rarities.reduce(function (sum, one) { return sum + one; }, 0));
    var rarest = rarities.reduce(function (best, one, at) { return one >= rarities[best] ? at : best; }, 0);
    var ranked = [];
    byRecord.forEach(function (list) {
      var one = weigh(query, rarities, all, list, rarest);
      ranked.push(one);
    });
    return ordered(ranked, query).map(function (one) { return articles[one.record]; });
  };

  // The classes and kinds that the words mean together, as the program calls them.
  window.find_classes = function (text) {
    load();
    var word = plain(text), stemmed = word.split(' ').map(stem).join(' '), ours = meanings(word).concat(word, stemmed);
    return data.classes.filter(function (known) { return ours.indexOf(known) >= 0 || stem(known) === stemmed; });
  };

  window.find_records.isReady = function () { return !!articles && next === articles.length && !!sorted; };

  function ordered(ranked, query) {
    function standsBack(one) { return one.kind === 'source' || one.kind === 'question' && !query.asks; }
    function mostOf(list) { return list.reduce(function (most, one) { return Math.max(most, one.covered); }, 0); }
    var told = ranked.filter(function (one) { return !standsBack(one); });
    var words = query.terms.reduce(function (sum, term) { return sum + term.words; }, 0);
    var most = mostOf(told.length ? told : ranked), isPartial = most < words;
    var least = isPartial ? most : Math.ceil(words * 2 / 3);
    var hasNumber = query.terms.some(function (term) { return /^\d/.test(term.word); });
    var isMeant = hasNumber || ranked.some(function (one) { return one.standing > 0; });
    if (words > 2 && !isMeant && ranked.filter(function (one) { return one.covered >= least; }).length < 4) { least = Math.max(1, least - 1); }
    var asId = query.text.trim().toLowerCase().replace(/[ _]/g, '-');
    function key(one) {
      var covered = one.hasRarest && isPartial ? Math.max(most, one.covered) : one.covered;
      return [isId(articles[one.record].id, asId), one.kind !== 'source', one.standing, covered, one.isVehicle && isPartial, !standsBack(one), one.score];
    }
    ranked = ranked.filter(function (one) { return one.covered >= least || one.hasRarest && isPartial; });
    window.find_records.isPartial = isPartial && ranked.length > 0;
    ranked.forEach(function (one) { one.key = key(one); });
    function place(one) { return data.classes.indexOf(one.kind); }
    return ranked.sort(function (a, b) {
      for (var at = 0; at < a.key.length; at += 1) { if (Math.abs(a.key[at] - b.key[at]) > 1e-6) { return b.key[at] - a.key[at]; } }
      return place(a) - place(b) || (articles[a.record].id < articles[b.record].id ? -1 : 1);
    });
  }
  function isId(id, asked) {
    function unpadded(id) { return id.split('-').map(function (part) { return /^\d+$/.test(part) ? part.replace(/^0+/, '') : part; }).join('-'); }
    return unpadded(id) === unpadded(asked);
  }

  // Reads a plate by the forms in the data. Returns each part and each form that fits, with the records that explain it, likeliest form first.
  window.read_plate = function (typed) {
    load();
    // Hangul is not split into letters here, because the forms contain syllables.
    // A word for a plate before it is no part of it.
    var first = typed.trim().split(' ')[0], isWord = (words.get(plain(first)) || []).indexOf('plate') >= 0;
    var text = typed.trim().slice(isWord ? first.length : 0).replace(/[?？_＿]/g, 'x').normalize('NFKC').replace(/[\u1100-\u1112]/g, function (letter) { return BEGINS[letter.charCodeAt(0) - 0x1100]; })
      .replace(/[^\u3131-\u3163\uac00-\ud7a3]+/g, function (other) { return (/^[\p{L}\p{N}]/u.test(other) ? '' : ' ') + plain(other) + (/[\p{L}\p{N}]$/u.test(other) ? '' : ' '); })
      .replace(/ +/g, ' ').trim();
    if (text.length > 80 || !/\d/.test(text)) { return []; }
    var fitted = data.plates.forms.map(function (form) { return fit(form, text); }).filter(Boolean), groups = [];
    fitted.sort(function (a, b) { return b.marks - a.marks || b.known - a.known || b.form.is_used - a.form.is_used; });
    fitted.forEach(function (one) {
      var key = JSON.stringify(one.rows, ['text', 'label', 'ids']), group = groups.filter(function (group) { return group.key === key; })[0];
      if (!group) { groups.push(group = { key: key, rows: one.rows, forms: [] }); }
      group.forms.push(one.form.id);
    });
    // Of another form only what it adds is told.
    var told = {};
    return [].concat.apply([], groups.map(function (group, at) {
      var rows = group.rows.filter(applies).filter(function (row) {
        var key = JSON.stringify(row, ['text', 'label', 'ids']), isNew = !told[key];
        told[key] = true;
        return isNew && (!at || row.ids.length);
      });
      return rows.concat({ text: '', label: at ? 'also fits' : 'form', ids: group.forms });
    }));
  };
  // A part does not apply if its rule exempts plates that have one of the other parts.
  function applies(row, at, rows) {
    return !rows.some(function (other) { return other.ids.some(function (id) { return explaining(row).exempt.indexOf(id) >= 0; }); });
  }
  // The pattern for a part: digits, one of its texts (digits of a name may be spaced), or else letters or an unreadable word.
  function shape(part) {
    if (part.figures) { return '([0-9x]{' + part.figures + '})'; }
    var texts = part.is_named ? explaining(part).numbers.map(function (number) { return number.split('').join(' ?'); })
      : part.texts.map(function (text) { return text.replace(/./gu, 'x') + '|' + text; });
    return '(' + (texts.join('|') || '[^0-9x]+|x+') + ')';
  }
  function fit(form, text) {
    var shapes = form.parts.filter(function (part) { return !part.place; }).map(shape);
    var groups = text.match(new RegExp('^' + shapes.join(' ?') + '$', 'u')), rows = [], at = 0, before = '', marked = true, next = 0, end = false, known = 0;
    if (!groups) { return null; }
    for (var index = 0; index < form.parts.length; index += 1) {
      var part = form.parts[index], typed = { first: before[0] || '', last: text.slice(-1), whole: text }[part.place];
      if (!part.place) {
        next += 1;
        if (!text.startsWith(groups[next], at)) { at += 1; }
        if (end && text[at - 1] !== ' ') { marked = false; }
        at += groups[next].length;
        typed = before = groups[next].trim();
        end = part.has_mark;
      }
      var ids = explain(part, typed.replace(/ /g, ''));
      if (!part.place && part.is_named && !ids.length && typed.indexOf('x') < 0) { return null; }
      var isOther = part.texts.length && part.texts.indexOf(typed) < 0;
      var isWhole = part.place === 'whole', isSaid = rows.some(function (row) { return String(row.ids) === String(ids); });
      if (!typed || isWhole && (isSaid || !ids.length) || part.place && isOther) { continue; }
      // The meaning of the whole plate explains its digits.
      if (isWhole) { rows = rows.filter(function (row) { return row.ids.length; }); }
      if (ids.length && typed.indexOf('x') < 0) { known += 1; }
      rows.push({ text: typed.replace(/x/g, '?'), label: part.label, by: part.by, ids: ids });
    }
    return known ? { form: form, rows: rows, marks: marked, known: known } : null;
  }
  function explaining(part) { return data.plates.explained[part.by] || { texts: {}, numbers: [], exempt: [] }; }
  function explain(part, text) {
    var by = explaining(part).texts;
    if (!part.is_named && by['']) { return by['']; }
    var written = by[text];
    if (written || /\d/.test(text) || text.length < 2) { return written || []; }
    return (by['~' + text] || []).concat(by['~' + skeleton(text)] || []).filter(function (id, at, all) { return all.indexOf(id) === at; });
  }

  // Reads the texts while the browser is idle, so that the search is ready at the first keystroke.
  document.addEventListener('DOMContentLoaded', function () {
    var idle = window.requestIdleCallback || function (run) { return setTimeout(run, 50); };
    (function some() { if (!prepare(12)) { idle(some); } else { begun('a'); } }());
  });
}());
