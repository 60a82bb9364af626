import { warningAt, type Warning } from '../../problem.ts';
import { visibleEntries } from '../../schema/dataset.ts';
import { compareDecimals } from '../../schema/decimal.ts';
import { plainText, proseOf, type Narrative } from '../../schema/narrative.ts';
import { periodText } from '../../schema/period.ts';
import type { OpenDataset } from '../councils/datasets.ts';

const UP = /\b(?:more|rose|risen|rises?|rising|grew|grown|grows?|growing|increased?|increases|increasing|higher|climbed|climbs)\b/i;
const DOWN = /\b(?:fewer|less|fell|fallen|falls?|falling|shrank|shrunk|shrinks|declined?|declines|declining|decreased?|decreases|decreasing|lower|dropped|drops)\b/i;
/** 'more than half', 'no more', 'fell until 2023 and has since recovered': a sentence of another kind. */
const OTHERWISE = /\b(?:more|less|fewer|higher|lower) (?:than (?:half|a (?:third|quarter|tenth)|\d|one|two|three|the|other)|likely)|\b(?:no|not|never|neither|nor|stopped|until|but|although|though|while|despite|recovered|before)\b/i;

/** A headline is typed once and its figures go on: told is one that says more or fewer where the newest value is the other way beside every earlier one. */
export function adviseHeadlines(narrative: Narrative, asOf: string, datasets: ReadonlyMap<string, OpenDataset>): Warning[] {
  return proseOf(narrative.blocks).flatMap(({ inlines, block, within }): Warning[] => {
    const chart = within.at(-1);
    const dataset = chart?.name === 'chart' && chart.content[0] === block ? datasets.get(chart.words.trim()) : undefined;
    const said = readDirection(plainText(inlines));
    const fault = said && dataset?.kind === 'indicator' ? contradictionIn(dataset, asOf, said.sign) : null;
    return said && fault ? [warningAt(block.place, 'headline-contradicts', `This headline says “${said.word}”, but ${fault}. If the figures have moved on, change the headline with them.`)] : [];
  });
}

/** 1 where it says that something rose, -1 where it fell; null where it says neither, both or something else. */
function readDirection(headline: string): { word: string; sign: 1 | -1 } | null {
  const [up, down] = [UP.exec(headline)?.[0], DOWN.exec(headline)?.[0]];
  if (OTHERWISE.test(headline) || (up === undefined) === (down === undefined)) return null;
  return up === undefined ? { word: down as string, sign: -1 } : { word: up, sign: 1 };
}

/** '45 for February 2025 is no higher than any value before it'; null where it is, or where nothing moved. */
function contradictionIn({ entries, frequency }: OpenDataset, asOf: string, sign: 1 | -1): string | null {
  if (!frequency) return null;
  const points = visibleEntries(entries, asOf).flatMap(({ quantity, period }) => (quantity.state === 'held' && period !== null ? [{ value: quantity.value, period }] : [])).sort((a, b) => (a.period < b.period ? -1 : 1));
  const last = points.pop();
  if (!last) return null;
  const moves = points.map(({ value }) => compareDecimals(last.value, value) * sign);
  if (moves.some((move) => move > 0) || moves.every((move) => move === 0)) return null;
  return `${last.value.big.toFixed(last.value.decimals)} for ${periodText(last.period, frequency)} is no ${sign === 1 ? 'higher' : 'lower'} than any value before it`;
}
