(function () {
  'use strict';
  var HINT = '　点列名可以排序', MANY = 6;

  function all(where, what) { return Array.prototype.slice.call(where.querySelectorAll(what)); }
  function made(name, text) {
    var element = document.createElement(name);
    if (text) { element.textContent = text; }
    return element;
  }
  function folded(text) { return (text.normalize ? text.normalize('NFKC') : text).toLowerCase(); }
  function place(cell) { return Array.prototype.indexOf.call(cell.parentNode.children, cell); }
  function rows(table) { return Array.prototype.slice.call(table.tBodies[0].rows); }

  /* What a cell is sorted by: a figure, else its words; null where it says nothing. */
  function key(cell, marks) {
    var given = cell.getAttribute('data-k'), words = cell.textContent;
    if (given !== null) { return Number(given); }
    if (marks && words) { return marks.indexOf(words); }
    return words && words !== '—' ? words : null;
  }

  function order(a, b) {
    if (typeof a === 'number' && typeof b === 'number') { return a - b; }
    if (typeof a === typeof b) { return a.localeCompare(b, 'zh-CN'); }
    return typeof a === 'number' ? -1 : 1;
  }

  function sort(table, head, downwards) {
    var column = place(head), marks = column > 2 && table.getAttribute('data-marks'), body = table.tBodies[0];
    var keyed = rows(table).map(function (row, at) {
      return { row: row, at: at, key: key(row.cells[column], marks) };
    });
    keyed.sort(function (a, b) {
      var way;
      if (a.key === null || b.key === null) {
        way = (a.key === null ? 1 : 0) - (b.key === null ? 1 : 0);
      } else {
        way = order(a.key, b.key) * (downwards ? -1 : 1);
      }
      return way || a.at - b.at;
    });
    keyed.forEach(function (one) { body.appendChild(one.row); });
    all(table, 'th[aria-sort]').forEach(function (other) { other.setAttribute('aria-sort', 'none'); });
    head.setAttribute('aria-sort', downwards ? 'descending' : 'ascending');
  }

  function sortable(table) {
    all(table, 'th[data-sort]').forEach(function (head) {
      /* No button element: on paper a head that goes on over pages would lose it. */
      var button = made('span', head.textContent);
      function turn() { sort(table, head, head.getAttribute('aria-sort') === 'ascending'); }
      button.tabIndex = 0;
      button.setAttribute('role', 'button');
      head.textContent = '';
      head.appendChild(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', turn);
      button.addEventListener('keydown', function (event) {
        if (event.key === 'Enter' || event.key === ' ' || event.key === 'Spacebar') { event.preventDefault(); turn(); }
      });
    });
  }

  function field(bar, name, element) {
    var label = made('label', name);
    label.appendChild(element);
    bar.appendChild(label);
    return element;
  }

  function filterable(table) {
    var box = table.parentNode, bar = made('div'), count = made('span', HINT), clear = made('button', '全部显示');
    var words = field(bar, '筛选 ', made('input')), choices = [];
    bar.className = 'filter';
    bar.setAttribute('role', 'search');
    words.type = 'search';
    words.setAttribute('aria-label', '筛选' + table.caption.textContent);
    words.placeholder = '输入几个字';
    all(table, 'th[data-choose]').forEach(function (head) {
      var column = place(head), there = [], select = made('select');
      rows(table).forEach(function (row) {
        var word = row.cells[column].textContent;
        if (word && there.indexOf(word) < 0) { there.push(word); }
      });
      if (there.length < 2) { return; }
      select.appendChild(made('option', '全部')).value = '';
      there.forEach(function (word) { select.appendChild(made('option', word)).value = word; });
      field(bar, head.textContent + ' ', select);
      choices.push({ column: column, select: select });
    });
    clear.type = 'button';
    clear.hidden = true;
    count.setAttribute('role', 'status');
    bar.appendChild(clear);
    bar.appendChild(count);
    box.parentNode.insertBefore(bar, box);

    function show() {
      var wanted = folded(words.value).split(/\s+/), kept = 0, lines = rows(table);
      lines.forEach(function (row) {
        var text = folded(row.textContent);
        var fits = wanted.every(function (word) { return text.indexOf(word) >= 0; });
        fits = fits && choices.every(function (one) {
          return !one.select.value || row.cells[one.column].textContent === one.select.value;
        });
        row.hidden = !fits;
        kept += fits ? 1 : 0;
      });
      var asked = choices.map(function (one) { return one.select.value; });
      asked = [words.value.trim()].concat(asked).filter(Boolean);
      clear.hidden = !asked.length;
      count.textContent = asked.length
        ? ' 已筛选“' + asked.join('”“') + '”：' + lines.length + '行中的' + kept + '行' : HINT;
      bar.className = asked.length ? 'filter asked' : 'filter';
    }
    function reset() {
      words.value = '';
      choices.forEach(function (one) { one.select.value = ''; });
      show();
    }
    words.addEventListener('input', show);
    words.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' || event.key === 'Esc') { reset(); }
    });
    choices.forEach(function (one) { one.select.addEventListener('change', show); });
    clear.addEventListener('click', function () { reset(); words.focus(); });
  }

  /* The matrix: arrow keys go from mark to mark, a line below says what each stands for. */
  var told = document.body.appendChild(made('p'));
  told.className = 'told';
  told.setAttribute('role', 'status');

  function tell(table, cell) {
    var head = table.tHead.rows[1].cells[place(cell)], mean = cell.title || cell.textContent || '未报';
    told.textContent = cell.parentNode.cells[0].textContent + '　' + head.textContent + ' ' + head.title + '：'
      + (mean === '-' ? '不属本单位' : mean);
  }

  function beside(cell, way) {
    var row = cell.parentNode, at = place(cell);
    if (way === 'Left' || way === 'Right') { return row.cells[at + (way === 'Left' ? -1 : 1)]; }
    if (way === 'Home' || way === 'End') { return row.cells[way === 'Home' ? 3 : row.cells.length - 1]; }
    do {
      row = way === 'Up' ? row.previousElementSibling : row.nextElementSibling;
    } while (row && row.hidden);
    return row && row.cells[at];
  }

  function walkable(table) {
    var body = table.tBodies[0], stop = body.rows[0] && body.rows[0].cells[3];
    if (!stop) { return; }
    stop.tabIndex = 0;
    function go(cell) {
      stop.tabIndex = -1;
      stop = cell;
      stop.tabIndex = 0;
      stop.focus();
    }
    body.addEventListener('click', function (event) {
      var cell = event.target;
      while (cell && cell !== body && cell.tagName !== 'TD') { cell = cell.parentNode; }
      if (cell && cell.tagName === 'TD' && place(cell) > 2) { go(cell); }
    });
    body.addEventListener('keydown', function (event) {
      var way = event.key.replace('Arrow', ''), cell;
      if (event.target.tagName !== 'TD' || event.ctrlKey || event.altKey) { return; }
      if (way === 'Escape' || way === 'Esc') { told.textContent = ''; return; }
      if (['Left', 'Right', 'Up', 'Down', 'Home', 'End'].indexOf(way) < 0) { return; }
      cell = beside(event.target, way);
      event.preventDefault();
      if (cell && place(cell) > 2) { go(cell); }
    });
    body.addEventListener('focusin', function (event) {
      if (event.target.tagName === 'TD') { tell(table, event.target); }
    });
    body.addEventListener('focusout', function () { told.textContent = ''; });
  }

  all(document, 'table[data-list]').forEach(function (table) {
    if (rows(table).length >= MANY) { filterable(table); }
    sortable(table);
    if (table.hasAttribute('data-marks')) { walkable(table); }
  });
  /* Heads of two rows stay one under the other; what has to be scrolled can be focused for it. */
  function fit() {
    all(document, '.matrix').forEach(function (table) {
      var first = table.tHead.rows[0].offsetHeight;
      all(table.tHead.rows[1], 'th').forEach(function (head) { head.style.top = first + 'px'; });
    });
    all(document, '.wide').forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute('tabindex');
      }
    });
  }
  window.addEventListener('resize', fit);
  fit();
}());
