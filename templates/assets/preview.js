/** In a preview alone: shows a page's new words when they are saved, and above them what is wrong. */
const { page } = document.querySelector('script[data-page]').dataset;
let shown = page;
const MARKED = 'data-preview-changed';
const MARKED_MS = 2_000;
/** What the reader or a script of the page has set, and no page brings. */
const AWAY = 'data-preview-away';
const READERS_OWN = new Set(['open', 'aria-current', MARKED, AWAY]);

const panel = () => document.getElementById('preview-panel');
const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

/** Nodes that both have stay the same objects, with focus, folds and listeners. @param changed gets the elements that changed */
function follow(old, fresh, changed) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    changed.push(old.parentElement);
    return;
  }
  followAttributes(old, fresh, changed);
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first].isEqualNode(after[first])) first += 1;
  let last = 0;
  while (last < most - first && before.at(-1 - last).isEqualNode(after.at(-1 - last))) last += 1;
  const [gone, come] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
  const next = before[before.length - last] ?? null;
  gone.slice(come.length).forEach((node) => { node.remove(); changed.push(old); });
  come.forEach((node, i) => {
    const match = gone[i];
    if (match && isSame(match, node)) follow(match, node, changed);
    else {
      if (match) match.replaceWith(node);
      else old.insertBefore(node, next);
      changed.push(node.nodeType === Node.ELEMENT_NODE ? node : old);
    }
  });
}

function isSame(old, fresh) {
  return old.nodeName === fresh.nodeName && (old.id ?? '') === (fresh.id ?? '');
}

function followAttributes(old, fresh, changed) {
  const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
  for (const name of names) {
    if (READERS_OWN.has(name) || old.getAttribute(name) === fresh.getAttribute(name)) continue;
    if (fresh.hasAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
    else old.removeAttribute(name);
    changed.push(old);
  }
}

function markFirst(changed) {
  const words = changed.filter((element) => element?.isConnected && element.closest('main') && !element.closest('.contents'))
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
  if (!words) return;
  const block = words.closest('p, li, tr, figure, dt, dd, h1, h2, h3, h4, caption, blockquote') ?? words;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: 'center', behavior: 'instant' });
  block.setAttribute(MARKED, '');
  setTimeout(() => block.removeAttribute(MARKED), MARKED_MS);
}

/** A page asks for other files only at its start. */
function filesOf({ head }) {
  return [...head.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src], style')].map((e) => e.getAttribute('href') ?? e.getAttribute('src') ?? e.textContent).join('\n');
}

async function showNewest() {
  const answer = await fetch(location.pathname, { cache: 'no-store', headers: { Accept: 'text/html' } });
  const fresh = parse(await answer.text());
  if (filesOf(fresh) !== filesOf(document)) {
    location.reload();
    return;
  }
  const changed = [];
  document.title = fresh.title;
  follow(document.body, fresh.body, changed);
  shown = fresh.querySelector('script[data-page]').dataset.page;
  // What a page's own script has marked, it marks anew.
  dispatchEvent(new Event('scroll'));
  markFirst(changed);
}

/** Further down the page a flag tells of problems. */
new IntersectionObserver(([{ target, isIntersecting }]) => target.toggleAttribute(AWAY, !isIntersecting)).observe(panel());

let turn = Promise.resolve();
const events = new EventSource(`/.preview/events?page=${encodeURIComponent(decodeURI(location.pathname))}`);
events.onmessage = ({ data }) => {
  const newest = JSON.parse(data);
  turn = turn.then(async () => {
    if (newest.page !== shown) await showNewest();
    follow(panel(), parse(newest.panel).body.firstElementChild, []);
  }).catch(say);
};
events.onerror = () => say();

/** Words without a page behind them: the preview doesn't answer. It is asked again by itself. */
function say() {
  panel().classList.add('preview-panel--lost');
  panel().querySelector('.preview-panel__title').textContent = 'The preview has stopped. Start it again in the terminal with npm start, and this page goes on.';
}
