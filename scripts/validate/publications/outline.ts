import { distance } from 'fastest-levenshtein';
import type { Problem } from '../../problem.ts';
import type { Form, FormSection } from '../../schema/council.ts';
import { isAnnual } from '../../schema/forecast-block.ts';
import { EXEMPT, plainText, type FencedBlock, type SourceBlock } from '../../schema/narrative.ts';
import type { BlockLabel, Outline, OutlineSection } from '../../schema/outline.ts';
import type { PublicationFile } from '../../schema/publication.ts';
import { anchorGiver, slugOf } from '../slug.ts';

interface WrittenSection {
  heading: SourceBlock & { kind: 'heading' };
  blocks: SourceBlock[];
  formSection: FormSection | null;
}

type OutlineSettings = Pick<PublicationFile, 'kind' | 'sections'>;

/** Sections in the form's order, with the build's numbers and anchors. Numbers are display; anchors are the author's or a slug. */
export function outlinePublication(blocks: readonly SourceBlock[], file: OutlineSettings, form: Form): { outline: Outline; problems: Problem[] } {
  const problems: Problem[] = [];
  const { written, appendices, stray } = splitSections(blocks, form, file.kind);
  if (stray) problems.push({ rule: 'text-before-heading', place: stray.place, message: 'There is text before the first heading. Put it under a heading (## ...).' });
  problems.push(...matchMisspelt(written, file, form), ...checkSectionOrder(written, form));
  const give = anchorGiver(explicitAnchors(blocks));
  const sections: OutlineSection[] = [];
  const targets = new Map<string, string>();
  const bodyRole = BODY_ROLES[file.kind];
  let number = 0;
  for (const { formSection, writtenSections } of inFormOrder(written, form)) {
    for (const section of writtenSections.length > 0 ? writtenSections : [null]) {
      const absence = file.sections?.[formSection.id] ?? null;
      if (!section && !absence) continue;
      const numbered = formSection.numbered ?? !['opening', 'recommendation'].includes(formSection.role);
      const heading = section && formSection.role === 'body' ? plainText(section.heading.content) : formSection.heading ?? '';
      const id = section?.heading.anchor ?? give(formSection.role === 'body' ? slugOf(heading) : formSection.id);
      sections.push({
        id, heading, role: formSection.role === 'body' ? bodyRole : formSection.role, number: numbered ? String(++number) : null, formSection: formSection.role === 'body' ? null : formSection.id,
        absence: section ? null : absence, blocks: section?.blocks ?? [], labels: new Map(), place: section?.heading.place ?? { path: '', line: 1, column: 1 },
      });
    }
  }
  for (const block of appendices) {
    const [, letter = '', title = ''] = /^(\S+)\s*(.*)$/.exec(block.words) ?? [];
    sections.push({ id: give(`appendix-${slugOf(letter)}`), heading: `Appendix ${letter}: ${title}`, role: 'appendix', number: null, formSection: null, absence: null, blocks: block.content, labels: new Map(), place: block.place });
  }
  labelBlocks(sections, targets, give);
  return { outline: { sections, targets }, problems };
}

const BODY_ROLES = { report: 'body', strategy: 'chapter', deck: 'slide' } as const;

function splitSections(blocks: readonly SourceBlock[], form: Form, kind: PublicationFile['kind']): { written: WrittenSection[]; appendices: FencedBlock[]; stray: SourceBlock | null } {
  const written: WrittenSection[] = [];
  const appendices: FencedBlock[] = [];
  let stray: SourceBlock | null = null;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) written.push({ heading: block, blocks: [], formSection: matchSection(block, form, kind) });
    else if (block.kind === 'block' && block.name === 'appendix') appendices.push(block);
    else if (written.length > 0) written.at(-1)?.blocks.push(block);
    else if (block.kind !== 'heading') stray ??= block;
  }
  return { written, appendices, stray };
}

/** A report's heading is its form's; a chapter or slide may be called 'Summary' too, so there only the build's own anchor counts. */
function matchSection(heading: SourceBlock & { kind: 'heading' }, form: Form, kind: PublicationFile['kind']): FormSection | null {
  const words = kind === 'report' ? normalise(plainText(heading.content)) : null;
  return form.sections.find((s) => s.role !== 'body' && (normalise(s.heading ?? '') === words || s.id === heading.anchor)) ?? null;
}

/** 'Finacial implications' would else be told as a missing section, and as one of the author's own in the wrong place. */
function matchMisspelt(written: readonly WrittenSection[], file: OutlineSettings, form: Form): Problem[] {
  return form.sections.flatMap((wanted): Problem[] => {
    const { heading, id, mandatory } = wanted;
    if (!heading || !mandatory || file.sections?.[id] || written.some((w) => w.formSection === wanted)) return [];
    const near = written.find((w) => w.formSection === null && distance(normalise(plainText(w.heading.content)), normalise(heading)) <= 3);
    if (!near) return [];
    near.formSection = wanted;
    return [{ rule: 'unknown-section', place: near.heading.place, message: `The form has no section “${plainText(near.heading.content)}”. Did you mean “${heading}”? Correct it.` }];
  });
}

function normalise(text: string): string {
  return slugOf(text.replaceAll('&', ' and '), 20);
}

function inFormOrder(written: readonly WrittenSection[], form: Form): { formSection: FormSection; writtenSections: WrittenSection[] }[] {
  return form.sections.map((formSection) => ({
    formSection,
    writtenSections: written.filter((w) => (formSection.role === 'body' ? w.formSection === null : w.formSection === formSection)),
  }));
}

/** The author must keep the form's order: a reader of the file and a reader of the paper see the same. */
function checkSectionOrder(written: readonly WrittenSection[], form: Form): Problem[] {
  const bodyAt = form.sections.findIndex((s) => s.role === 'body');
  let furthest = 0;
  return written.flatMap((section) => {
    const at = section.formSection ? form.sections.indexOf(section.formSection) : bodyAt;
    const name = plainText(section.heading.content);
    if (at === -1) return [{ rule: 'unknown-section', place: section.heading.place, message: `The council’s form has no section “${name}”. Use one of its headings: ${form.sections.map((s) => s.heading).filter(Boolean).join('; ')}.` }];
    if (at < furthest) return [{ rule: 'section-order', place: section.heading.place, message: `“${name}” stands too late. The form puts it before “${form.sections[furthest]?.heading ?? 'the numbered sections'}”; move it there.` }];
    const twice = section.formSection !== null && written.find((w) => w.formSection === section.formSection) !== section;
    furthest = at;
    return twice ? [{ rule: 'section-twice', place: section.heading.place, message: `“${name}” stands twice. Put the two together.` }] : [];
  });
}

function isPicture(block: SourceBlock & { kind: 'paragraph' }): boolean {
  return block.content.length > 0 && block.content.every((i) => i.kind === 'image' || (i.kind === 'text' && i.text.trim() === ''));
}

const CHART_BLOCKS = ['chart', 'forecast'];
const TABLE_BLOCKS = ['kpis', 'table', 'actions', 'measures', 'procurement', 'capacity', 'scenarios', 'targets', 'gap', 'backtest'];

interface Counters {
  prefix: string;
  figure: number;
  table: number;
}

/** As a reference says it: 'section 5', 'chapter 2', 'appendix 1', '“Notes”' */
function sectionWords({ role, number, heading }: OutlineSection): string {
  if (number) return `${role === 'chapter' || role === 'slide' ? role : 'section'} ${number}`;
  return role === 'appendix' ? heading.replace(/:.*/, '').replace('Appendix', 'appendix') : `“${heading}”`;
}

/**
 * Numbers the paragraphs of numbered sections (5.8), and figures, tables and recommendations through the paper. What is exempt
 * has numbers of its own (E1), so that all others are those of the public version and tell nothing of it.
 */
function labelBlocks(sections: readonly OutlineSection[], targets: Map<string, string>, give: (wanted: string) => string): void {
  const open: Counters = { prefix: '', figure: 0, table: 0 };
  const exempt = { prefix: 'E', paragraph: 0, figure: 0, table: 0 };
  for (const section of sections) {
    targets.set(section.id, sectionWords(section));
    let paragraph = 0;
    let under = section.heading;
    const label = (block: SourceBlock, id: string, number: string | null, words: string): void => {
      section.labels.set(block, { id, number });
      targets.set(id, words);
    };
    const labelYears = (block: SourceBlock, number: string): void => {
      const chart = section.labels.get(block) as BlockLabel;
      const table = { id: give(`${chart.id}-years`), number: `Table ${number}` };
      section.labels.set(block, { ...chart, table });
      targets.set(table.id, `table ${number}`);
    };
    const visit = (blocks: readonly SourceBlock[], top: boolean, count = open): void => {
      const { prefix } = count;
      for (const block of blocks) {
        if (block.kind === 'paragraph' && top && section.number && !isPicture(block) && section.role !== 'chapter' && section.role !== 'slide') {
          const number = prefix === '' ? `${section.number}.${++paragraph}` : `${prefix}${++exempt.paragraph}`;
          label(block, block.anchor ?? give(slugOf(plainText(block.content), 6)), number, `paragraph ${number}`);
        } else if (block.kind === 'paragraph' && block.anchor) {
          label(block, block.anchor, null, `the paragraph under “${under}”`);
        } else if (block.kind === 'heading') {
          const words = plainText(block.content);
          under = words;
          label(block, block.anchor ?? give(slugOf(words)), null, `“${words}”`);
        } else if (block.kind === 'pipe-table') {
          label(block, give('table'), `Table ${prefix}${++count.table}`, `table ${prefix}${count.table}`);
        } else if (block.kind === 'list') {
          for (const item of block.items) visit(item, false, count);
        } else if (block.kind === 'blockquote') {
          visit(block.content, false, count);
        } else if (block.kind === 'block') {
          // What a speaker says is left out, so nothing can lead there.
          if (block.name === 'notes') continue;
          if (block.name === EXEMPT) {
            const before = under;
            visit(block.content, top, exempt);
            under = before;
            continue;
          }
          const name = slugOf(block.words);
          if (CHART_BLOCKS.includes(block.name)) label(block, give(`${block.name}-${name}`), `Figure ${prefix}${++count.figure}`, `figure ${prefix}${count.figure}`);
          if (block.name === 'forecast' && isAnnual(block.words)) labelYears(block, `${prefix}${++count.table}`);
          if (TABLE_BLOCKS.includes(block.name)) label(block, give(`${block.name}-${name}`), `Table ${prefix}${++count.table}`, `table ${prefix}${count.table}`);
          if (block.name === 'recommendations') labelRecommendations(block, label, give);
          // A headline, a caption and their notes carry no anchor.
          else if (!CHART_BLOCKS.includes(block.name) && !TABLE_BLOCKS.includes(block.name)) visit(block.content, false, count);
        }
      }
    };
    visit(section.blocks, true);
  }
}

/** An ordered list is numbered recommendations; anything else is one recommendation without a number. */
function labelRecommendations(block: FencedBlock, label: (block: SourceBlock, id: string, number: string | null, words: string) => void, give: (wanted: string) => string): void {
  const list = block.content.find((b) => b.kind === 'list');
  if (!list) return label(block, anchorOf(block.content[0]) ?? give('recommendation-1'), null, 'the recommendation');
  for (const [i, item] of list.items.entries()) {
    if (item[0]) label(item[0], anchorOf(item[0]) ?? give(`recommendation-${i + 1}`), String(i + 1), `recommendation ${i + 1}`);
  }
}

function anchorOf(block: SourceBlock | undefined): string | null {
  return block?.kind === 'paragraph' ? block.anchor : null;
}

function explicitAnchors(blocks: readonly SourceBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return block.anchor ? [block.anchor] : [];
    if (block.kind === 'block' || block.kind === 'blockquote') return explicitAnchors(block.content);
    return block.kind === 'list' ? block.items.flatMap(explicitAnchors) : [];
  });
}
