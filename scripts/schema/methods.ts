import { z } from 'zod';
import { textField } from './field.ts';

export const methodsSchema = z.strictObject({
  title: textField('The heading of the page', 'How the figures are made'),
  summary: textField('What the page says, in one sentence under the heading'),
})
  .meta({ title: 'Methods', description: 'The front matter of content/about/methods.md' });
export type MethodsFile = z.infer<typeof methodsSchema>;
