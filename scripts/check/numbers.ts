import { startOf, type Problem } from '../problem.ts';
import type { Block, PublicationView, Report, TableView } from '../schema/report.ts';
import { attribute, descendants, textOf, type Page } from './page.ts';

/** The figures and tables in each page are those of the report: all of them, no others, and nothing changed on the way. */
export function checkNumbers(pages: readonly Page[], report: Report): Problem[] {
  return report.publications.flatMap((publication) => {
    const path = `site/${publication.id}/index.html`;
    const page = pages.find((p) => p.path === path);
    if (!page) return [fault(path, 'The page of this publication was not rendered.')];
    return [...checkFigures(page, publication), ...checkTables(page, publication)];
  });
}

function checkFigures(page: Page, publication: PublicationView): Problem[] {
  const said = page.elements.filter((e) => e.tagName === 'data').map((e) => `${textOf(e)}=${attribute(e, 'value') ?? ''}`);
  const meant = publication.figures.map((f) => `${fold(f.text)}=${f.value}`);
  return difference(meant, said).map((words) => fault(page.path, `Figures in the text differ from the report: ${words}.`));
}

function checkTables(page: Page, publication: PublicationView): Problem[] {
  return tablesOf(publication.sections.flatMap((s) => s.blocks)).flatMap((table) => {
    const element = page.elements.find((e) => attribute(e, 'id') === table.id);
    if (!element) return [fault(page.path, `The table “${table.id}” was not rendered.`)];
    const root = element.tagName === 'table' ? element : descendants(element, 'table')[0];
    const said = root ? [...descendants(root, 'tbody')].flatMap((body) => descendants(body, 'tr')).map((row) => row.childNodes.flatMap((c) => ('tagName' in c ? [textOf(c)] : [])).join(' | ')) : [];
    const meant = table.rows.map((row) => row.map((c) => fold(c.text)).join(' | '));
    return difference(meant, said).map((words) => fault(page.path, `The table “${table.id}” differs from the report: ${words}.`));
  });
}

export function tablesOf(blocks: readonly Block[]): TableView[] {
  return blocks.flatMap((block): TableView[] => {
    switch (block.kind) {
      case 'table': return [block.table];
      case 'chart': return [block.chart.table];
      case 'kpis': return [block.kpis.table];
      case 'list': return block.items.flatMap(tablesOf);
      case 'recommendations': return block.items.flatMap((item) => tablesOf(item.content));
      case 'quote': case 'note': case 'language': case 'landscape': return tablesOf(block.content);
      default: return [];
    }
  });
}

/** What one list has more often than the other, in words. */
function difference(meant: readonly string[], said: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const m of meant) count.set(m, (count.get(m) ?? 0) + 1);
  for (const s of said) count.set(s, (count.get(s) ?? 0) - 1);
  return [...count].flatMap(([words, n]) => (n > 0 ? [`“${words}” is missing`] : n < 0 ? [`“${words}” is too many`] : []));
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

function fault(path: string, message: string): Problem {
  return { rule: 'numbers-differ', place: startOf(path), message: `${message} This is a fault of the software.` };
}
