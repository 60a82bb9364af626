/** Marks in the contents the section being read, and unfolds them for who comes back to them. Without it the list is a plain list. */
const links = new Map(Array.from(document.querySelectorAll('.contents__link[href^="#"]'), (link) => [link.hash.slice(1), link]));
const headings = Array.from(links.keys(), (id) => document.getElementById(id)).filter(Boolean);

function markCurrent() {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
  const current = passed.at(-1)?.id;
  for (const [id, link] of links) {
    if (id === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

let waiting = false;
addEventListener('scroll', () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; markCurrent(); });
}, { passive: true });
markCurrent();

const fold = document.querySelector('.contents__fold');
for (const link of document.querySelectorAll('.back-to-contents a')) link.addEventListener('click', () => { fold.open = true; });
