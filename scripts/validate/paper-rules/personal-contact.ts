import { warningAt } from '../../problem.ts';
import type { PaperRule } from './paper-context.ts';

const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.-]+/;
const TELEPHONE = /(?:\+44|\b0)(?:[ -]?\d){9,10}\b/;

/** A paper stays public for years after its author has moved on. */
export const advisePersonalContact: PaperRule = ({ publication: { file }, placeOf }) => Object.entries(file.meeting ?? {}).flatMap(([row, value]) => {
  const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join('; ') : '';
  const found = ADDRESS.exec(text)?.[0] ?? TELEPHONE.exec(text)?.[0];
  return found === undefined ? [] : [warningAt(placeOf(['meeting', row]), 'personal-contact', `“${found.trim()}” stays public for as long as the paper does, whoever has the post by then. Name the post (“Head of Commissioning”); the team’s address stands in council.yaml, under contact:.`)];
});
