import { z } from 'zod';
import { dateField, textField } from './field.ts';

export const easyReadSchema = z.strictObject({
  title: textField().describe('In plain words: Homes for children in care'),
  'checked-against': dateField().describe('The as-of day of the publication that these words were last read beside'),
}).meta({ title: 'Easy Read', description: 'The front matter of easy-read.md' });
export type EasyReadFile = z.infer<typeof easyReadSchema>;
