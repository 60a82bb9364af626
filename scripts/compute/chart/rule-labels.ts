import { LINE_HEIGHT } from './chart-style.ts';
import { measureText } from './text-width.ts';

export interface RuleLabel {
  x: number;
  align: 'left' | 'right';
  /** Middle of its text, negative: above the plot */
  y: number;
}

const GAP_TO_RULE = 5;
const GAP_TO_PLOT = 8;

export function ruleLabelSpace(count: number): number {
  return count === 0 ? 0 : count * LINE_HEIGHT + GAP_TO_PLOT;
}

/**
 * Labels of upright rules, one a row above the plot, each rule reaching up to its own row. All to the right of their rules with
 * the leftmost on top, or all to the left with the rightmost on top: so no rule crosses a label. `from` and `to` bound the drawing.
 * Where neither side has room for all, each label takes its roomier side and is pushed inside the bounds.
 */
export function placeRuleLabels(rules: { x: number; label: string }[], from: number, to: number): RuleLabel[] {
  const fitsRight = rules.map(({ x, label }) => x + GAP_TO_RULE + measureText(label) <= to);
  const fitsLeft = rules.map(({ x, label }) => x - GAP_TO_RULE - measureText(label) >= from);
  const allRight = fitsRight.every(Boolean);
  const allLeft = fitsLeft.every(Boolean);
  const order = rules
    .map((_, index) => index)
    .sort((a, b) => {
      const distance = (rules[a]?.x ?? 0) - (rules[b]?.x ?? 0);
      return (allRight || !allLeft ? distance : -distance) || a - b;
    });
  return rules.map(({ x, label }, index) => {
    const align = allRight || (!allLeft && x < (from + to) / 2) ? 'left' : 'right';
    const width = measureText(label);
    const near = align === 'left' ? Math.min(x + GAP_TO_RULE, to - width) : Math.max(x - GAP_TO_RULE, from + width);
    const row = rules.length - 1 - order.indexOf(index);
    return { x: near, align, y: -GAP_TO_PLOT - (row + 0.5) * LINE_HEIGHT };
  });
}
