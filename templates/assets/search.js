/** Our own search over Pagefind's index. The page is whole without it: it lists every publication. */
const place = document.getElementById('search');
const needsScript = document.getElementById('search-needs-script');
const MOST_AT_ONCE = 20;
const MOST_PARTS = 3;

/** Pagefind's excerpts are escaped text with <mark>; only the marks become elements. */
function marked(excerpt) {
  // A template is inert: nothing in it runs or loads.
  const decode = (text) => Object.assign(document.createElement('template'), { innerHTML: text }).content.textContent;
  const parts = excerpt.split(/<\/?mark>/);
  return parts.map((part, i) => {
    if (i % 2 === 0) return decode(part);
    const mark = document.createElement('mark');
    mark.textContent = decode(part);
    return mark;
  });
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function linkTo(address, words) {
  const link = element('a', 'govuk-link', words);
  // Addresses are kept from the root of the site, which may lie in a folder.
  link.href = place.dataset.root + address.replace(/^\//, '');
  return link;
}

function resultOf({ raw_url: address, url, meta, excerpt, sub_results: parts }) {
  // A dataset's headings are the same on each page and tell nothing apart.
  const inside = (address ?? url).startsWith('/data/') ? [] : parts.filter((part) => part.anchor?.id && /^h[2-4]$/.test(part.anchor.element)).slice(0, MOST_PARTS);
  const item = element('li', 'search__result',
    element('h2', 'search__title', linkTo(address ?? url, meta.title)),
    element('p', 'search__about', meta.about ?? ''),
    element('p', '', ...marked(excerpt)));
  if (inside.length > 0) item.append(element('ul', 'search__parts', ...inside.map((part) => element('li', '', linkTo(`${address ?? url}#${part.anchor.id}`, part.title)))));
  return item;
}

/** As the build parts the words of the pages. */
function wordsIn(text) {
  return text.toLowerCase().normalize('NFD').replaceAll(/[\u0300-\u036f'’]/g, '').match(/[\p{L}\d]+/gu) ?? [];
}

/** Pagefind looks for a word's first letters where it doesn't know the word. They must be most of it: 4 letters and two thirds. */
function isKnown(word, known) {
  if (/\d/.test(word)) return true;
  const stem = word.replace(/(?:ing|ed|es|s|ly|ness)$/, '');
  const beginning = word.slice(0, Math.max(4, Math.ceil(word.length * 2 / 3)));
  return known.some((other) => other.startsWith(beginning) || (stem.length > 2 && other.startsWith(stem)));
}

/** How many letters to change, add, leave out or swap with the next; beyond `most` it is infinite. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  const rows = [[...b, ''].map((_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length] > most ? Infinity : rows[a.length][b.length];
}

/** The nearest word that is known, and of equally near ones the most frequent; null where none is near. A slip in the first letter is seldom one of two. */
function meant(word, known) {
  const most = Math.min(3, Math.floor(word.length * 0.4));
  let [best, found] = [Infinity, null];
  for (const other of known) {
    const far = other.length < 4 ? Infinity : distance(word, other, other[0] === word[0] ? most : 1);
    if (far < best) [best, found] = [far, other];
  }
  return found;
}

/** What is said of a search in which a word isn't known, with a link to the search that was meant. */
function sayUnknown(words, known) {
  const parts = wordsIn(words).map((word) => (known.includes(word) ? word : meant(word, known) ?? (isKnown(word, known) ? word : null)));
  const nothing = `Nothing found for “${words}”. `;
  if (parts.includes(null)) return [`${nothing}Try another word, or look in the list below.`];
  const link = element('a', 'govuk-link', parts.join(' '));
  link.href = `?q=${encodeURIComponent(parts.join(' '))}`;
  return [`${nothing}Did you mean `, link, '?'];
}

function start(pagefind, known) {
  needsScript.remove();
  place.append(document.getElementById('search-parts').content.cloneNode(true));
  const [form, count, list, more] = ['.search__form', '.search__count', '.search__results', '.search__more'].map((name) => place.querySelector(name));
  const input = form.elements.q;
  let asked = 0;
  let found = { words: '', results: [], shown: 0 };

  function showNothing(said) {
    count.replaceChildren(...said);
    list.replaceChildren();
    more.hidden = true;
  }

  /** @returns false where newer words were asked for meanwhile: a slower answer must not cover theirs */
  async function showNext(turn) {
    const { words, results, shown: before } = found;
    const next = await Promise.all(results.slice(before, before + MOST_AT_ONCE).map((result) => result.data()));
    if (turn !== asked) return false;
    if (before === 0) list.replaceChildren();
    list.append(...next.map(resultOf));
    const shown = before + next.length;
    found.shown = shown;
    const left = results.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, MOST_AT_ONCE)} more`;
    count.textContent = `${results.length} ${results.length === 1 ? 'page' : 'pages'} found for “${words}”${left === 0 ? '' : `, the first ${shown} shown`}`;
    return true;
  }

  async function find() {
    const words = input.value.trim();
    const turn = ++asked;
    history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (words === '') return showNothing([]);
    if (wordsIn(words).some((word) => !isKnown(word, known))) return showNothing(sayUnknown(words, known));
    const { results } = await pagefind.search(words);
    if (turn !== asked) return;
    if (results.length === 0) return showNothing([`Nothing found for “${words}”. Try another word, or look in the list below.`]);
    found = { words, results, shown: 0 };
    await showNext(turn);
  }

  more.addEventListener('click', async () => {
    const before = found.shown;
    // The button may go, and a reader goes on where the new results begin.
    if (await showNext(asked)) list.children[before].querySelector('a').focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) find();
}

import(new URL('pagefind/pagefind.js', document.baseURI).href).then(async (pagefind) => {
  const [words] = await Promise.all([fetch(new URL('pagefind/words.json', document.baseURI)), pagefind.init()]);
  start(pagefind, await words.json());
}).catch(() => {
  needsScript.textContent = 'Search could not start here. It needs the site on a web server and a browser of the last few years. Every publication is listed below, and each begins with its contents.';
});
