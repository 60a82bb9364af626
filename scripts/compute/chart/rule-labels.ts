import { LINE_HEIGHT } from './chart-style.ts';
import { measureText } from './text-width.ts';

interface RuleLabel {
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
 * Null where neither side has room for all.
 */
export function placeRuleLabels(rules: { x: number; label: string }[], from: number, to: number): RuleLabel[] | null {
  const allRight = rules.every(({ x, label }) => x + GAP_TO_RULE + measureText(label) <= to);
  const allLeft = rules.every(({ x, label }) => x - GAP_TO_RULE - measureText(label) >= from);
  if (!allRight && !allLeft) return null;
  const order = rules
    .map((_, index) => index)
    .sort((a, b) => {
      const distance = (rules[a]?.x ?? 0) - (rules[b]?.x ?? 0);
      return (allRight ? distance : -distance) || a - b;
    });
  return rules.map(({ x }, index) => {
    const row = rules.length - 1 - order.indexOf(index);
    const y = -GAP_TO_PLOT - (row + 0.5) * LINE_HEIGHT;
    return allRight ? { x: x + GAP_TO_RULE, align: 'left', y } : { x: x - GAP_TO_RULE, align: 'right', y };
  });
}
