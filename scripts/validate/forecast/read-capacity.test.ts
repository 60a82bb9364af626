import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../../load/read-yaml.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { readCapacity } from './read-capacity.ts';

const council = { id: 'toyshire', file: { sources: { return: {} } } as unknown as CouncilFile };

function read({ places = 8, unavailable = '0', others = '0', occupancy = '85', rest = 'source: return' }: { places?: number; unavailable?: string; others?: string; occupancy?: string; rest?: string } = {}) {
  const text = `owner: Head of Homes
editions:
  - published: 2025-02
    types:
      residential:
        places: { value: ${places}, at: 2025-01, source: return }
        unavailable: { value: ${unavailable}, at: 2025-01, source: return }
        used-by-others: { value: ${others}, at: 2025-01, ${rest} }
        occupancy: { value: ${occupancy}, at: 2025-01, assumption: Beds stay free. }
        in-area: { value: 70, at: 2025-01, assumption: Near home. }
        ring-fenced: { value: false, at: 2025-01, assumption: Others use them too. }
`;
  return readCapacity(readYaml('data/toyshire/capacity.yaml', text).source as YamlSource, council);
}

const told = (given: Parameters<typeof read>[0]): string[] => read(given).advice.map(({ place, message }) => `${place.line}: ${message}`);

test('an occupancy that turns away more than one request in ten is told, with one that doesn’t', () => {
  // Of 4, 8, 16, 32 and 64 beds 85% leaves 57, 39, 22, 10 and 4% without (specification, 1.8).
  expect(told({})).toEqual(['9: At 85% occupancy 39% of requests find no bed with 8 beds, even if every bed suited every child. At 63% it would be one in ten. Take a lower share, or say in the assumption why it can be kept.']);
  expect(told({ places: 4 })[0]).toContain('57% of requests find no bed with 4 beds');
  expect(told({ places: 16 })[0]).toContain('22% of requests find no bed with 16 beds');
  expect(told({ places: 64 })).toEqual([]);
  expect(told({ places: 8, occupancy: '60' })).toEqual([]);
});

test('only the beds that the council can fill are counted', () => {
  // 60 beds of which 5% are closed; others have 55% of the rest: 25.
  expect(told({ places: 60, unavailable: '5', others: '55' })[0]).toContain('13% of requests find no bed with 25 beds');
});

test('a hundred per cent can be written, and is told to leave no bed free', () => {
  expect(told({ occupancy: '100' })).toEqual(['9: At 100% occupancy no bed is ever free when a child needs one. Take a share below 100%.']);
});

test.each<[string, Parameters<typeof read>[0], string]>([
  ['more than all', { occupancy: '100.5' }, '9:29 over-100 100.5% cannot be an occupancy. Give a percentage from 0 to 100.'],
  ['less than none', { others: '-1' }, '8:34 over-100 -1% cannot be the share that others use. Give a percentage from 0 to 100.'],
  ['none kept in use', { occupancy: '0' }, '9:29 no-places-left With this no place could be used, and no number of new ones would do. Correct it, or leave this type out.'],
  ['all used by others', { others: '100' }, '8:34 no-places-left With this no place could be used, and no number of new ones would do. Correct it, or leave this type out.'],
])('%s', (_, given, problem) => {
  const { capacity, problems, advice } = read(given);
  expect(problems.map(({ place, rule, message }) => `${place.line}:${place.column} ${rule} ${message}`)).toEqual([problem]);
  expect([capacity, advice]).toEqual([null, []]);
});

test.each<[string, Parameters<typeof read>[0], string | null]>([
  ['five of all', { places: 60, others: '8' }, '8% of 60 places are 5 children'],
  ['one', { places: 8, others: '12.5' }, '12.5% of 8 places is 1 child'],
  ['five of those that can be used, six of all', { places: 60, others: '10', unavailable: '20' }, '10% of those of 60 places that can be used are 5 children'],
  ['six', { places: 60, others: '10' }, null],
  ['none', { places: 60, others: '0' }, null],
  ['what is only assumed', { places: 60, others: '8', rest: 'assumption: The council plans with it.' }, null],
])('children of other councils: %s', (_, given, few) => {
  expect(read(given).problems.map(({ place, rule, message }) => `${place.line}:${place.column} ${rule} ${message}`)).toEqual(few === null ? [] : [`8:34 few-in-homes ${few} of other councils, so few that they could be recognised. Write a round share that the council plans with, and assumption: with the reason in place of source:.`]);
});
