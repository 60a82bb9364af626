import type { PopulationCell } from '../validate/populations.ts';

/** As an officer would say it, each once: 'Foster care, Girls', or with the title of its table where another says the same. */
export function nameCells(cells: readonly PopulationCell[]): Map<PopulationCell, string> {
  const taken = new Set<string>();
  return new Map(cells.map((cell) => {
    const [short, long] = wordsFor(cell);
    let name = taken.has(short) ? long : short;
    for (let n = 2; taken.has(name); n++) name = `${long} (${n})`;
    taken.add(name);
    return [cell, name];
  }));
}

function wordsFor({ uses: [use], selection }: PopulationCell): [short: string, long: string] {
  if (!use) {
    const members = Object.values(selection).join(', ').replaceAll('-', ' ');
    return members === '' ? ['all together', 'all together'] : [members, `together: ${members}`];
  }
  const { dataset: { title, dimensions }, entry, role } = use;
  const labels = entry.members.map((id, d) => dimensions[d]?.members.find((member) => member.id === id)?.label ?? id).join(', ');
  const part = role === 'value' ? '' : ` (${role})`;
  return [`${labels || title}${part}`, `${title}${labels && `: ${labels}`}${part}`];
}
