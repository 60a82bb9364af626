import type { Problem } from '../../problem.ts';
import type { FencedBlock, SourceBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { didYouMean } from '../suggest.ts';
import { checkChartBlock } from './chart.ts';
import { checkKpisBlock } from './kpis.ts';
import { checkTableBlock } from './table.ts';
import { checkAppendixBlock } from './appendix.ts';
import { checkExemptBlock } from './exempt.ts';
import { checkBacktestBlock, checkForecastBlock, checkGapBlock, checkWhatIfBlock } from './forecast.ts';
import { checkLanguageBlock } from './language.ts';
import { checkNotesBlock } from './notes.ts';
import { checkActionsBlock, checkPlanBlock } from './plan.ts';
import { checkQuoteBlock } from './quote.ts';
import { checkRecommendationsBlock } from './recommendations.ts';
import { checkTitleMarks } from './title.ts';
import { checkNoWords, checkWordsBlock, firstFault } from './words.ts';

type BlockRule = (block: FencedBlock, context: ProseContext) => Findings;

/** The closed list of `:::` blocks. */
export const BLOCKS: Record<string, BlockRule> = {
  chart: checkChartBlock,
  kpis: checkKpisBlock,
  table: checkTableBlock,
  recommendations: checkRecommendationsBlock,
  quote: checkQuoteBlock,
  note: checkPlainBlock,
  landscape: checkPlainBlock,
  lang: checkLanguageBlock,
  appendix: checkAppendixBlock,
  actions: checkActionsBlock,
  measures: checkPlanBlock('measures'),
  procurement: checkPlanBlock('procurement'),
  capacity: checkPlanBlock('capacity'),
  forecast: checkForecastBlock,
  scenarios: checkWhatIfBlock('scenarios'),
  targets: checkWhatIfBlock('solve-for'),
  gap: checkGapBlock,
  backtest: checkBacktestBlock,
  notes: checkNotesBlock,
  exempt: checkExemptBlock,
};

export function checkBlocks(context: ProseContext): Findings {
  const findings: Findings = { problems: [], claims: [] };
  for (const { block, depth } of fencedBlocks(context.narrative.blocks, 0)) {
    if (!block.closed) findings.problems.push(problemAt(block.place, 'block-not-closed', `The block “${block.name}” is not closed. Put a line ::: where it ends.`));
    if (block.words.includes(':::')) findings.problems.push(problemAt(block.place, 'leftover-mark', 'A block’s first line holds its name alone, or a title after it. Put the block’s words on lines of their own below, and ::: on the line after them.'));
    findings.problems.push(...checkTitleMarks(block, context));
    const rule = Object.hasOwn(BLOCKS, block.name) ? BLOCKS[block.name] : undefined;
    if (!rule) findings.problems.push(unknownBlock(block));
    else {
      const { problems, claims } = rule(block, context);
      findings.problems.push(...problems);
      findings.claims.push(...claims);
    }
    if (block.name === 'appendix' && depth > 0) findings.problems.push(problemAt(block.place, 'block-inside', 'An appendix cannot stand inside another block. Close the block above it first.'));
  }
  return findings;
}

function checkPlainBlock(block: FencedBlock): Findings {
  return firstFault(checkWordsBlock(block), checkNoWords(block));
}

function unknownBlock(block: FencedBlock): Problem {
  return problemAt(block.place, 'unknown-block', `There is no block “${block.name}”.${didYouMean(block.name, Object.keys(BLOCKS)) || ` Blocks are ${Object.keys(BLOCKS).join(', ')}.`} Correct it.`);
}

function* fencedBlocks(blocks: readonly SourceBlock[], depth: number): Generator<{ block: FencedBlock; depth: number }> {
  for (const block of blocks) {
    if (block.kind === 'block') {
      yield { block, depth };
      yield* fencedBlocks(block.content, depth + 1);
    }
    if (block.kind === 'blockquote') yield* fencedBlocks(block.content, depth + 1);
    if (block.kind === 'list') for (const item of block.items) yield* fencedBlocks(item, depth + 1);
  }
}
