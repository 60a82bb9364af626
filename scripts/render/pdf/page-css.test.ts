import { expect, it } from 'vitest';
import { pageCss, shorten } from './page-css.ts';

const committee = 'Joint Overview and Scrutiny Committee for Children, Education, Health and Adult Social Care, with Partners, 24 October 2024';

it.each([
  ['what fits', 'Cabinet, 19 January 2021', 'Cabinet, 19 January 2021'],
  ['a title', 'Enough homes for children in care, for care leavers, and for unaccompanied young people who come to the county', 'Enough homes for children in care, for care leavers, and for unaccompanied young people …'],
  ['a committee, but not its date', committee, 'Joint Overview and Scrutiny Committee for Children, Education, Health …, 24 October 2024'],
])('shortens for the running head: %s', (_, text, expected) => {
  expect(shorten(text)).toBe(expected);
  expect(shorten(text).length).toBeLessThanOrEqual(92);
});

it('leaves the notice and the address whole', () => {
  const availableAt = `https://example.org/${'long/'.repeat(30)}`;
  expect(pageCss({ title: 'Homes', committee, notice: 'A sample.', availableAt })).toContain(`"A sample. Available at ${availableAt}"`);
});

it('marks every page of an exempt paper at its head, the first too, and keeps its title and committee', () => {
  const css = pageCss({ title: 'Homes', committee: 'Cabinet', notice: 'A sample.', availableAt: null, exemptMark: 'Exempt: "no"' });
  expect(css).toMatch(/@top-left \{ [^}]*font-weight: 700;[^}]*content: "Exempt: \\22 no\\22 "; \}/);
  expect(css).toContain('content: "Homes"');
  expect(css).toContain('content: "Cabinet. A sample."');
  expect(css.slice(css.indexOf('@page :first'))).not.toMatch(/@top-left \{ content: none/);
});
