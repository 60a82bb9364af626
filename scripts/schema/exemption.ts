import { z } from 'zod';
import { isDecimal, type Decimal } from './decimal.ts';

/** What each paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 (England) makes exempt, in our own words. */
export const EXEMPT_INFORMATION = {
  1: 'about an individual',
  2: 'likely to reveal who an individual is',
  3: 'about the financial or business affairs of a person or body, the council included',
  4: 'about consultations or negotiations on labour relations between the council or a Minister and the council’s employees or office holders',
  5: 'that could be kept from a court by legal professional privilege',
  6: 'that reveals a plan of the council to give a notice that puts requirements on a person, or to make an order or direction, under an Act',
  7: 'about action to prevent, investigate or prosecute crime',
} as const;
type ExemptParagraph = keyof typeof EXEMPT_INFORMATION;

const EXPECTED = { error: 'the number of a paragraph of Part 1 of Schedule 12A, 1 to 7, or a list of them such as [1, 3]' };

const paragraphField = () => z.custom<Decimal>((v) => isDecimal(v) && v.decimals === 0 && v.big.toNumber() in EXEMPT_INFORMATION, EXPECTED)
  .transform((v) => v.big.toNumber() as ExemptParagraph).meta({ jsonType: 'integer' });

/** One or several, in order, each once. */
export const exemptParagraphsField = () => z.union([paragraphField().transform((one) => [one]), z.array(paragraphField()).min(1)], EXPECTED)
  .transform((all) => [...new Set(all)].sort());
