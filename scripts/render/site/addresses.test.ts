import { describe, expect, test } from 'vitest';
import { addressOn, anchorPagesOf, mapAnchors, type PagePlace } from './addresses.ts';
import { sampleLibrary, sampleStrategy } from './sample-publications.ts';

const own = mapAnchors(sampleStrategy);
const strategies = anchorPagesOf(sampleLibrary);
const COVER: PagePlace = { page: '', up: '' };
const DUTY: PagePlace = { page: 'duty', up: '../' };
const ALL: PagePlace = { page: null, up: '../' };
const PAPER: PagePlace = { page: null, up: '' };

test('every anchor of a strategy is known with its page', () => {
  expect(Object.fromEntries(own)).toMatchObject({
    need: '', duty: 'duty', promise: 'duty', children: 'children', 'who-they-are': 'children', arrangements: 'children', 'foster-households': 'children',
    'foster-households-data': 'children', 'placement-stability': 'children', 'placement-stability-table': 'children', plan: 'plan', 'actions-priority-1': 'plan',
  });
  expect([...strategies.keys()]).toEqual(['dorset-strategy-2024', 'dorset-strategy-2020']);
});

describe('an address as it stands on each page', () => {
  test.each<[string, string, string, string]>([
    // as written, on the cover, on the page of the chapter duty, on the page of all
    ['#promise', 'duty/index.html#promise', '#promise', '#promise'],
    ['#duty', 'duty/index.html#duty', '#duty', '#duty'],
    ['#who-they-are', 'children/index.html#who-they-are', '../children/index.html#who-they-are', '#who-they-are'],
    ['#plan', 'plan/index.html#plan', '../plan/index.html#plan', '#plan'],
    ['#need', '#need', '../index.html#need', '#need'],
    ['#who%2Dthey-are', 'children/index.html#who%2Dthey-are', '../children/index.html#who%2Dthey-are', '#who%2Dthey-are'],
    ['#nowhere', '#nowhere', '#nowhere', '#nowhere'],
    ['#%ff', '#%ff', '#%ff', '#%ff'],
    ['map.png', 'map.png', '../map.png', '../map.png'],
    ['../dorset-scrutiny-2024/', '../dorset-scrutiny-2024/index.html', '../../dorset-scrutiny-2024/index.html', '../../dorset-scrutiny-2024/index.html'],
    ['../dorset-scrutiny-2024/#progress', '../dorset-scrutiny-2024/index.html#progress', '../../dorset-scrutiny-2024/index.html#progress', '../../dorset-scrutiny-2024/index.html#progress'],
    ['../dorset-strategy-2020/#duty', '../dorset-strategy-2020/duty/index.html#duty', '../../dorset-strategy-2020/duty/index.html#duty', '../../dorset-strategy-2020/duty/index.html#duty'],
    ['https://www.gov.uk/#promise', 'https://www.gov.uk/#promise', 'https://www.gov.uk/#promise', 'https://www.gov.uk/#promise'],
    ['mailto:a@example.org', 'mailto:a@example.org', 'mailto:a@example.org', 'mailto:a@example.org'],
  ])('%s', (href, ...expected) => {
    expect([COVER, DUTY, ALL].map((place) => addressOn(href, place, own, strategies))).toEqual(expected);
  });

  test.each([
    ['#progress', '#progress'],
    ['../dorset-strategy-2024/#plan', '../dorset-strategy-2024/plan/index.html#plan'],
    ['../dorset-strategy-2024/#need', '../dorset-strategy-2024/index.html#need'],
    ['../dorset-strategy-2024/', '../dorset-strategy-2024/index.html'],
    ['../dorset-strategy-2024', '../dorset-strategy-2024/index.html'],
    ['../dorset-strategy-2024#plan', '../dorset-strategy-2024/plan/index.html#plan'],
    ['../dorset-strategy-2024/index.html#plan', '../dorset-strategy-2024/plan/index.html#plan'],
  ])('%s in a paper', (href, expected) => expect(addressOn(href, PAPER, new Map(), strategies)).toBe(expected));
});
