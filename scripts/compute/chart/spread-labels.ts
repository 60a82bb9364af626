interface LabelSpan {
  /** Where the label's middle would stand if it were alone. */
  wanted: number;
  size: number;
}

/**
 * Middles of the labels, moved as little as possible (least squares) so that none overlaps and all lie between `low` and `high`.
 * Keeps the order of `wanted`; equal ones keep the order given. When they can't all fit they overrun `high`.
 * Method: pool adjacent violators.
 */
export function spreadLabels(labels: LabelSpan[], low: number, high: number): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.wanted - b.wanted || a.index - b.index);
  const blocks: { start: number; size: number; members: typeof order }[] = [];
  for (const label of order) {
    let block = { start: clampStart(label.wanted - label.size / 2, label.size, low, high), size: label.size, members: [label] };
    for (let above = blocks.at(-1); above && above.start + above.size > block.start; above = blocks.at(-1)) {
      blocks.pop();
      block = joinBlocks([...above.members, ...block.members], low, high);
    }
    blocks.push(block);
  }
  const middles: number[] = [];
  for (const block of blocks) {
    let edge = block.start;
    for (const member of block.members) {
      middles[member.index] = edge + member.size / 2;
      edge += member.size;
    }
  }
  return middles;
}

function joinBlocks<Member extends LabelSpan>(members: Member[], low: number, high: number) {
  let size = 0;
  let wantedStarts = 0;
  for (const member of members) {
    wantedStarts += member.wanted - member.size / 2 - size;
    size += member.size;
  }
  return { start: clampStart(wantedStarts / members.length, size, low, high), size, members };
}

function clampStart(start: number, size: number, low: number, high: number): number {
  return Math.max(low, Math.min(start, high - size));
}
