import { expect, test } from 'vitest';
import type { Publication } from '../schema/records.ts';
import { checkOverflows } from './overflows.ts';

const deck = { id: 'deck', outline: { sections: [{ id: 'money', place: { path: 'content/deck/slides.md', line: 9, column: 1 } }] } } as unknown as Publication;

test('an overfull slide is told at its heading, and the title slide at the settings', () => {
  expect(checkOverflows([{ publication: 'deck', section: 'money', pixels: 41.2 }, { publication: 'deck', section: 'title-slide', pixels: 3 }], [deck])).toEqual([
    { rule: 'slide-overflow', place: { path: 'content/deck/slides.md', line: 9, column: 1 }, message: 'This slide holds more than fits on it: 42 of 720 pixels too much. Make two slides of it, or shorten it to five lines, or one chart.' },
    { rule: 'slide-overflow', place: { path: 'content/deck/index.md', line: 1, column: 1 }, message: 'This slide holds more than fits on it: 3 of 720 pixels too much. Make two slides of it, or shorten it to five lines, or one chart.' },
  ]);
});

test('slides that fit are no problem', () => {
  expect(checkOverflows([], [deck])).toEqual([]);
});
