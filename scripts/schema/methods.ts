import { z } from 'zod';
import { textField } from './field.ts';

export const methodsSchema = z.strictObject({ title: textField(), summary: textField() })
  .meta({ title: 'Methods', description: 'The front matter of content/about/methods.md' });
export type MethodsFile = z.infer<typeof methodsSchema>;
