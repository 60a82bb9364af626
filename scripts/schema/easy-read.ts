import { z } from 'zod';
import { dateField, textField } from './field.ts';

export const easyReadSchema = z.strictObject({
  title: textField('The title in plain words', 'Homes for children in care'),
  'checked-against': dateField('The as-of day of the publication when these words were last read beside it', '2024-10-24'),
}).meta({ title: 'Easy Read', description: 'The front matter of easy-read.md' });
export type EasyReadFile = z.infer<typeof easyReadSchema>;
