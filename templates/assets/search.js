/** Our own search over Pagefind's index. The page is whole without it: it lists every publication. */
const place = document.getElementById('search');
const needsScript = document.getElementById('search-needs-script');
const MOST_RESULTS = 20;
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

function start(pagefind) {
  needsScript.remove();
  place.append(document.getElementById('search-parts').content.cloneNode(true));
  const [form, count, list] = ['.search__form', '.search__count', '.search__results'].map((name) => place.querySelector(name));
  const input = form.elements.q;
  let asked = 0;

  async function find() {
    const words = input.value.trim();
    const turn = ++asked;
    history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (words === '') {
      count.textContent = '';
      list.replaceChildren();
      return;
    }
    const { results } = await pagefind.search(words);
    const shown = await Promise.all(results.slice(0, MOST_RESULTS).map((result) => result.data()));
    // A slower answer to older words must not cover a newer one.
    if (turn !== asked) return;
    list.replaceChildren(...shown.map(resultOf));
    const more = results.length > shown.length ? `, the first ${shown.length} shown` : '';
    count.textContent = results.length === 0 ? `Nothing found for “${words}”. Try another word, or look in the list below.` : `${results.length} ${results.length === 1 ? 'page' : 'pages'} found for “${words}”${more}`;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) find();
}

import(new URL('pagefind/pagefind.js', document.baseURI).href).then(async (pagefind) => {
  await pagefind.init();
  start(pagefind);
}).catch(() => {
  needsScript.textContent = 'Search could not start here. It needs the site on a web server and a browser of the last few years. Every publication is listed below, and each begins with its contents.';
});
