import type { ListedDataset } from '../../protect/list-datasets.ts';
import { countText } from '../../schema/words.ts';

/** With the rows that need a look first, for a terminal of 100 columns. */
export function printList(datasets: readonly ListedDataset[], publications: number): string {
  if (datasets.length === 0) return 'No dataset here counts people.';
  const inOrder = datasets.toSorted((a, b) => Number(a.canBePublished) - Number(b.canBePublished) || b.hidden - a.hidden || (a.dataset < b.dataset ? -1 : 1));
  const width = Math.min(70, Math.max(...datasets.map(({ dataset }) => dataset.length)));
  const rows = inOrder.map(({ dataset, values, hidden, isShown, canBePublished }) => {
    const said = canBePublished ? `${hidden === 0 ? 'none' : hidden} of ${values} hidden` : 'cannot be published as it is';
    return `${dataset.padEnd(width)}  ${said}${isShown ? '' : ', in no publication'}`;
  });
  const unsafe = datasets.filter(({ canBePublished }) => !canBePublished).length;
  const together = publications === 1 ? 'one publication' : `${publications} publications and editions together`;
  const verdict = `Audit of ${together}, with what the ledger says is out: ${unsafe === 0 ? 'PASS.\nNobody can work out a small count from them.' : `FAIL, in ${unsafe} of the datasets.`}`;
  return [...rows, '', verdict, `${countText(datasets.length, 'dataset')} of people. For one of them: npm run disclosure -- ${inOrder[0]?.dataset}`].join('\n');
}
