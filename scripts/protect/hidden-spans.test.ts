import { expect, test } from 'vitest';
import { newestOutBy } from '../schema/dataset.ts';
import { nextMonth } from '../schema/flows.ts';
import type { ProtectedFlows } from './protect-flows.ts';
import { protectSample, type Sample } from './sample-council.ts';

/** 60 months to March 2026: nobody is in a group of fewer than six, and as many come as leave. */
const MONTHS = Array.from({ length: 60 }, (_, t) => nextMonth('2021-04', t));
const LARGE = [['fostering', 200], ['residential', 40], ['supported', 8]] as const;
const FLOWS_CSV = ['month,age_band,placement,stock_end,entries,exits', ...MONTHS.flatMap((month) => LARGE.map(([type, count]) => `${month},10-15,${type},${count},7,7`))].join('\n');
const UASC_CSV = ['month,stock_end,entries,exits', ...MONTHS.map((month) => `${month},30,7,7`)].join('\n');

const flowsOf = (editions = ['2026-04-20']): NonNullable<Sample['flows']> => ({
  file: `title: Months\ndefinition: Months.\npopulation: children-looked-after\nowner: Head\nsource: paper\neditions:\n${editions.map((day) => `  - { published: ${day}, rows-from: flows.csv, uasc-from: uasc.csv }\n`).join('')}`,
  csv: { 'flows.csv': FLOWS_CSV, 'uasc.csv': UASC_CSV },
});

/** The same children by their homes: secure homes and semi-independent ones are hidden, and the eight of the flows would help to tell them. */
const homes = ({ period = '2026-03', published = '2026-04-20', semi = 'value: 3', population = 'children-looked-after' } = {}): string => `
title: Homes
definition: Children by home.
unit: count
counts: children
owner: Head
source: paper
population: ${population}
parts-make-a-whole: true
dimensions: [{ id: home, label: Home, members: { fostering: F, residential: R, secure: S, semi-independent: I } }]
editions:
  - period: ${period}
    published: ${published}
    rows:
      - { home: fostering, value: 200 }
      - { home: residential, value: 40 }
      - { home: secure, value: 5 }
      - { home: semi-independent, ${semi} }
`;

async function protect(sample: Sample): Promise<{ flows: readonly ProtectedFlows[]; shown: string }> {
  const { flows, show } = await protectSample({ flows: flowsOf(), ...sample });
  return { flows, shown: sample.tables?.['homes'] ? show('homes') : '' };
}

const tiersOf = ([flows]: readonly ProtectedFlows[]): (string | undefined)[] => [flows?.tier, flows?.withheld, flows?.uasc?.tier, flows?.uasc?.withheld];

test('without such a table ages and placements are told apart, and unaccompanied children are shown', async () => {
  expect(tiersOf((await protect({})).flows)).toEqual(['states', undefined, 'totals', undefined]);
});

test('where it hides a count of the newest month, there are totals alone, and the reason is told', async () => {
  const { flows, shown } = await protect({ tables: { homes: homes() } });
  expect(shown).toBe('200 [c] [c] [c]');
  expect(flows).toEqual([{ published: '2026-04-20', choices: { weight: 'half', spread: 'all-councils' }, tier: 'totals', withheld: 'hidden-elsewhere', months: MONTHS.map((month, t) => ({ month, stock: 248, entries: t === 0 ? 0 : 21, exits: t === 0 ? 0 : 21 })), uasc: { tier: 'none', withheld: 'hidden-elsewhere' } }]);
});

test.each<[string, Parameters<typeof homes>[0], (string | undefined)[]]>([
  ['a month of the last two years', { period: '2025-09' }, ['totals', 'hidden-elsewhere', 'years', 'hidden-elsewhere']],
  ['a day in the month', { period: '2026-03-31' }, ['totals', 'hidden-elsewhere', 'none', 'hidden-elsewhere']],
  ['a year to that month', { period: '2025-26' }, ['totals', 'hidden-elsewhere', 'none', 'hidden-elsewhere']],
  ['a quarter', { period: '2025-Q2' }, ['totals', 'hidden-elsewhere', 'years', 'hidden-elsewhere']],
  ['a month after the last', { period: '2026-04', published: '2026-04-20' }, ['states', undefined, 'totals', undefined]],
  ['other people', { population: 'care-leavers' }, ['states', undefined, 'totals', undefined]],
  ['nothing that is hidden', { semi: 'value: 90' }, ['states', undefined, 'totals', undefined]],
  ['a count that its source hid', { semi: 'missing: suppressed-at-source, reason: Small' }, ['totals', 'hidden-elsewhere', 'none', 'hidden-elsewhere']],
])('of %s', async (_, given, tiers) => {
  const table = homes(given);
  expect(tiersOf((await protect({ tables: { homes: given?.semi === 'value: 90' ? table.replace('secure, value: 5', 'secure, value: 20') : table } })).flows)).toEqual(tiers);
});

test('a month long ago cuts off what came before it', async () => {
  const { flows: [flows] } = await protect({ tables: { homes: homes({ period: '2022-06' }) } });
  expect([flows?.tier, flows?.tier === 'states' && flows.history.months[0], flows?.uasc?.tier === 'totals' && flows.uasc.months[0]?.month]).toEqual(['states', '2022-07', '2022-07']);
});

test('a table that no paper shows hides nothing from anybody', async () => {
  expect(tiersOf((await protect({ tables: { homes: homes() }, papers: [{ day: '2026-05-01', shows: ['flows'] }] })).flows)).toEqual(['states', undefined, 'totals', undefined]);
});

test('a paper of before the table stays as it was; one of after sees totals, until an edition of the flows replaces it', async () => {
  const { flows } = await protect({ flows: flowsOf(['2026-04-20', '2026-07-20']), tables: { homes: homes({ published: '2026-06-10' }) } });
  expect(flows.map(({ published }) => published)).toEqual(['2026-04-20', '2026-06-10', '2026-07-20']);
  const seen = (asOf: string): string | undefined => newestOutBy(flows, asOf)?.tier;
  expect(['2026-05-01', '2026-06-10', '2026-08-01'].map(seen)).toEqual(['states', 'totals', 'totals']);
});

test('other counts behind what is hidden protect to the same', async () => {
  const one = await protect({ tables: { homes: homes() } });
  const other = await protect({ tables: { homes: homes({ semi: 'value: 4' }).replace('secure, value: 5', 'secure, value: 4') }, flows: { ...flowsOf(), csv: { 'flows.csv': FLOWS_CSV.replace('2026-03,10-15,residential,40,', '2026-03,10-15,residential,44,').replace('2026-03,10-15,supported,8,', '2026-03,10-15,supported,4,'), 'uasc.csv': UASC_CSV.replace('2026-03,30,7,7', '2026-03,34,11,7') } } });
  expect(other).toEqual(one);
});
