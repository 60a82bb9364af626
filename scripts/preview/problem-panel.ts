import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { adviceCount, excerptAt, sayMore, type Problem, type Warning } from '../problem.ts';
import { escapeHtml } from '../schema/escape.ts';
import { countText } from '../schema/words.ts';

/** What stands above every page of a preview. */
export interface PanelView {
  /** On disk; places are told from there. */
  root: string;
  texts: ReadonlyMap<string, string>;
  problems: readonly Problem[];
  warnings: readonly Warning[];
  /** Found by reading the page back: it is up to date, and a build would stop. */
  found: readonly Problem[];
  /** What is being done that takes long, in a sentence; null where nothing is. */
  doing: string | null;
  /** What else is to be said. */
  notice: string | null;
  /** A fault of the software. */
  failure: string | null;
  /** Below stands a page, if only an older one. */
  hasPage: boolean;
  /** The publication that is looked at: what concerns it is told first. */
  publication: string | null;
}

const PANEL_ID = 'preview-panel';
/** More than these are folded away, so that the page stays near. */
const MOST_OPEN = 3;

export function renderPanel(view: PanelView): string {
  const { problems, found, failure, doing, notice } = view;
  const bad = problems.length > 0 ? problems : found;
  const state = failure !== null || bad.length > 0 ? 'problems' : doing === null ? 'good' : 'busy';
  const note = (words: string | null): string => (words === null ? '' : `<p class="preview-panel__note">${escapeHtml(words)}</p>\n`);
  const more = bad.length > 0 ? `<p class="preview-panel__where"><span class="preview-panel__rule">${escapeHtml(sayMore(bad))}</span></p>\n` : '';
  const flag = state === 'problems' ? `<p class="preview-panel__flag"><a href="#${PANEL_ID}">See what is to be mended</a></p>\n` : '';
  return `<section class="preview-panel preview-panel--${state}" id="${PANEL_ID}" aria-label="Preview">
<p class="preview-panel__title" role="status">${escapeHtml(titleOf(view))}</p>
${note(failure)}${note(notice)}${renderList(bad, view)}${more}${renderAdvice(view)}${flag}</section>`;
}

function titleOf({ problems, found, failure, doing, hasPage }: PanelView): string {
  const below = hasPage ? 'Below is the page as it was before.' : 'The page appears here when that is done.';
  if (failure !== null) return `The software failed over this. It is no mistake of yours: pass on what the terminal shows. ${hasPage ? below : ''}`.trim();
  if (problems.length > 0) return `${countText(problems.length, 'problem')} to mend. ${below}`;
  if (doing !== null) return `${doing} ${below}`;
  return found.length > 0 ? `${countText(found.length, 'problem')} in the finished page. It is up to date, but a build would stop here.` : 'Preview, with drafts. Changes show when you save.';
}

function renderList(problems: readonly Problem[], view: PanelView): string {
  const sorted = ownFirst(problems, view);
  const [open, folded] = [sorted.slice(0, MOST_OPEN), sorted.slice(MOST_OPEN)];
  const list = (some: readonly Problem[]): string => `<ol class="preview-panel__list">\n${some.map((one) => renderFinding(one, view)).join('')}</ol>\n`;
  if (open.length === 0) return '';
  return list(open) + (folded.length === 0 ? '' : `<details class="preview-panel__more"><summary>${countText(folded.length, 'more problem')}</summary>\n${list(folded)}</details>\n`);
}

function renderAdvice(view: PanelView): string {
  if (view.warnings.length === 0) return '';
  const items = ownFirst(view.warnings, view).map((one) => renderFinding(one, view)).join('');
  return `<details class="preview-panel__advice"><summary>${adviceCount(view.warnings)}</summary>\n<ol class="preview-panel__list">\n${items}</ol>\n</details>\n`;
}

function ownFirst<T extends Problem | Warning>(findings: readonly T[], { publication }: PanelView): T[] {
  const isOwn = ({ place }: T): boolean => publication !== null && place.path.startsWith(`content/${publication}/`);
  return [...findings.filter(isOwn), ...findings.filter((one) => !isOwn(one))];
}

function renderFinding({ place, rule, message }: Problem | Warning, { root, texts }: PanelView): string {
  const text = texts.get(place.path);
  const words = `${place.path}:${place.line}:${place.column}`;
  // What was made, and not written, has no file to open.
  const isWritten = text !== undefined || /^(?:content|data)\//.test(place.path);
  const where = isWritten ? `<a class="preview-panel__place" href="${escapeHtml(editorAddress(root, place))}">${escapeHtml(words)}</a>` : `<span class="preview-panel__place">${escapeHtml(place.path)}</span>`;
  const excerpt = excerptAt(place, text);
  return `<li class="preview-panel__finding"><p class="preview-panel__message">${escapeHtml(message)}</p>
<p class="preview-panel__where">${where} <span class="preview-panel__rule">${escapeHtml(rule)}</span></p>
${excerpt ? `<p class="preview-panel__line"><code>${renderExcerpt(excerpt)}</code></p>\n` : ''}</li>\n`;
}

/** The caret hangs under its letter, so that a line may break on a narrow screen and the caret goes with it. */
function renderExcerpt({ shown, caret }: { shown: string; caret: number }): string {
  const [before, at, after] = [shown.slice(0, caret), shown.slice(caret, caret + 1) || ' ', shown.slice(caret + 1)];
  return `${escapeHtml(before)}<span class="preview-panel__caret">${escapeHtml(at)}</span>${escapeHtml(after)}`;
}

/** Visual Studio Code's own kind of address; the words of the link serve every other editor. */
function editorAddress(root: string, { path, line, column }: Problem['place']): string {
  return `vscode://file${pathToFileURL(join(root, path)).pathname}:${line}:${column}`;
}
