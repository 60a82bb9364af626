import type { CDPSession, Page } from 'puppeteer';

/** A walk through one page with the keyboard alone. */
interface Walk {
  stops: number;
  /** 'a.cover__download “Sufficiency Strategy”: nothing shows that it has the focus' */
  faults: string[];
}

/**
 * From outside the page to its end with Tab, each fold opened with Enter as it is met; or to its beginning with Shift+Tab
 * and the folds left as they are. Keys are sent without waiting for one another, two hundred in a tenth of a second: a
 * stop is looked at when the next key arrives, so after the page has scrolled to it.
 */
export async function walkWithTab(tab: Page, way: 'forwards' | 'backwards'): Promise<Walk> {
  await tab.evaluate(twoFrames); // autofocus waits for the first
  const folds = await tab.evaluate(awaitKeys, way);
  const session = await tab.createCDPSession();
  const step = (): Promise<void> => press(session, 'Tab', 9, way === 'backwards' ? { modifiers: SHIFT } : {});
  // One key enters the page, the last leaves it, and one more looks at where it left to.
  await Promise.all([step(), ...folds.flatMap((isFold) => (isFold && way === 'forwards' ? [press(session, 'Enter', 13, { text: '\r' }), step()] : [step()])), step()]);
  await session.detach();
  return tab.evaluate(compareStops);
}

const SHIFT = 8;

/** Runs in the page. */
function twoFrames(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

async function press(session: CDPSession, key: string, code: number, more: { modifiers?: number; text?: string }): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type: more.text ? 'keyDown' : 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code, ...more });
}

/** Stands in the page between its two visits. */
interface Walking {
  expected: Element[];
  met: (Element | null)[];
  faults: Set<string>;
  name: (element: Element | null) => string;
}

/** Runs in the page. @returns of each stop to come, whether it is a fold */
function awaitKeys(way: 'forwards' | 'backwards'): boolean[] {
  const scrollsSideways = (e: Element): boolean => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth;
  const isStop = (e: Element): boolean => e.checkVisibility({ visibilityProperty: true }) && !e.matches(':disabled, [tabindex^="-"], [inert] *')
    && (e.matches('a[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex], [contenteditable]') || scrollsSideways(e));
  const look = (e: Element): { outline: string; drawn: string } => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, textDecorationLine } = getComputedStyle(e);
    const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth}`;
    return { outline, drawn: [outline === '' || /^rgba\(.*, 0\)$/.test(outlineColor) ? '' : `${outline} ${outlineColor}`, boxShadow, backgroundColor, textDecorationLine].join('; ') };
  };
  const name = (e: Element | null): string => (e === null ? 'nothing' : `${e.tagName.toLowerCase()}${[...e.classList].map((one) => `.${one}`).join('')} “${(e.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}”`);
  /** Of a link that runs over two lines its first. */
  const hiddenBy = (e: Element): string | null => {
    const box = e.getClientRects()[0];
    if (!box) return 'it has no box';
    const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const isCut = (box.height <= innerHeight && bottom - top < box.height - 1) || (box.width <= innerWidth && right - left < box.width - 1);
    if (right - left < 1 || bottom - top < 1 || isCut) return 'it is not on the screen, or not whole';
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return e.contains(hit) ? null : `${name(hit)} covers it`;
  };

  const folds = way === 'forwards' ? [...document.querySelectorAll('details:not([open])')] : [];
  for (const fold of folds) fold.toggleAttribute('open', true);
  const expected = [...document.body.querySelectorAll('*')].filter(isStop);
  const plain = new Map(expected.map((e) => [e, look(e)]));
  for (const fold of folds) fold.toggleAttribute('open', false);

  const faults = new Set<string>();
  for (const e of expected) {
    if (Number(e.getAttribute('tabindex')) > 0) faults.add(`${name(e)}: its tabindex puts it before its turn`);
    if (scrollsSideways(e) && !e.hasAttribute('tabindex')) faults.add(`${name(e)}: it scrolls sideways and not every browser lets the keyboard in`);
  }
  const met: (Element | null)[] = [];
  const judge = (e: Element): void => {
    const [before, now] = [plain.get(e), look(e)];
    const hidden = hiddenBy(e);
    if (hidden) faults.add(`${name(e)}: has the focus and ${hidden}`);
    if (!before || before.drawn === now.drawn) faults.add(`${name(e)}: nothing shows that it has the focus`);
    // Forced colours draw neither shadow nor background; an outline is drawn, a transparent one too.
    if (!/ (?:[2-9]|\d{2})/.test(now.outline)) faults.add(`${name(e)}: in forced colours nothing shows that it has the focus`);
  };
  addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && document.activeElement?.matches('summary')) return;
    if (event.key !== 'Tab') { event.preventDefault(); return; }
    const e = document.activeElement;
    met.push(e);
    if (e && e !== document.body) judge(e);
    if (e?.matches('summary') && way === 'forwards' && !e.closest('details')!.open) faults.add(`${name(e)}: Enter does not open it`);
  }, true);
  (window as unknown as { walking: Walking }).walking = { expected: way === 'forwards' ? expected : expected.toReversed(), met, faults, name };
  return expected.map((e) => e.matches('summary'));
}

/** Runs in the page. */
function compareStops(): Walk {
  const { walking: { expected, met, faults, name } } = window as unknown as { walking: Walking };
  const [first, ...rest] = met;
  const outside = document.body;
  if (first !== outside) faults.add(`${name(first ?? null)}: has the focus before any key was pressed`);
  for (const e of expected) if (!rest.includes(e)) faults.add(`${name(e)}: gets no focus`);
  rest.forEach((e, i) => {
    if (e === outside) return;
    if (rest.indexOf(e) !== i) faults.add(`${name(e)}: gets the focus twice`);
    else if (!expected.includes(e as Element)) faults.add(`${name(e)}: gets the focus and is no stop`);
  });
  const at = expected.findIndex((e, i) => rest[i] !== e);
  if (at !== -1 && faults.size === 0) faults.add(`${name(rest[at] ?? null)}: gets the focus before ${name(expected[at]!)}`);
  if (at === -1 && rest[expected.length] !== outside) faults.add(`${name(rest[expected.length] ?? null)}: has the focus after the last stop`);
  return { stops: expected.length, faults: [...faults] };
}
