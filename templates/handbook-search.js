'use strict';
// The search of the page.
(function () {
  var keys = null, articles;
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
    articles = Array.prototype.slice.call(document.querySelectorAll('article'));
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

  // The records that a query finds, best first.
  window.find_records = function (query) {
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
    hits.sort(function (a, b) { return b.rank - a.rank || a.index - b.index; });
    return hits.map(function (hit) { return hit.article; });
  };
}());
