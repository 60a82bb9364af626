import { periodText, anyPeriodText } from '../schema/period.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';

/** As an officer would say it, each once: 'Foster care, Girls', or with the title of its table where another says the same; with its period where they have several. */
export function nameCells(cells: readonly PopulationCell[]): Map<PopulationCell, string> {
  const taken = new Set<string>();
  const [hasTimes, hasPopulations] = [cells.some(({ period }) => period !== cells[0]?.period), cells.some(({ population }) => population !== cells[0]?.population)];
  return new Map(cells.map((cell) => {
    const [short, long] = hasTimes ? wordsInTime(cell, hasPopulations) : wordsFor(cell);
    let name = taken.has(short) ? long : short;
    for (let n = 2; taken.has(name); n++) name = `${long} (${n})`;
    taken.add(name);
    return [cell, name];
  }));
}

function wordsFor({ uses: [use], selection }: PopulationCell): [short: string, long: string] {
  if (!use) {
    const members = membersOf(selection);
    return members === '' ? ['all together', 'all together'] : [members, `together: ${members}`];
  }
  const { dataset: { title, dimensions }, entry, role } = use;
  const labels = entry.members.map((id, d) => dimensions[d]?.members.find((member) => member.id === id)?.label ?? id).join(', ');
  const part = role === 'value' ? '' : ` (${role})`;
  return [`${labels || title}${part}`, `${title}${labels && `: ${labels}`}${part}`];
}

/** 'Children who came, April to September 2024'; of what nobody prints 'September 2024', or 'children coming, girls, September 2024' */
function wordsInTime(cell: PopulationCell, hasPopulations: boolean): [short: string, long: string] {
  const { uses: [use], population, period, selection } = cell;
  const [members, whose] = [membersOf(selection), population.replaceAll('-', ' ')];
  const said = (...words: string[]): string => [...words, anyPeriodText(period)].filter(Boolean).join(', ');
  if (!use) return [said(hasPopulations ? whose : '', members), said(whose, members)];
  const { dataset: { frequency }, entry } = use;
  const when = entry.period !== null && frequency ? periodText(entry.period, frequency) : anyPeriodText(period);
  const [short, long] = wordsFor(cell);
  return [`${short}, ${when}`, `${long}, ${when}`];
}

function membersOf(selection: PopulationCell['selection']): string {
  return Object.values(selection).join(', ').replaceAll('-', ' ');
}
