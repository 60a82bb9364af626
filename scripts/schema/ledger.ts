import { z } from 'zod';
import { dateField, idField, textField } from './field.ts';

/** What has been published, written on purpose by one command and only ever added to. */
export const ledgerSchema = z.strictObject({
  publications: z.record(idField(), z.strictObject({
    published: dateField(),
    'as-of': dateField(),
    anchors: z.array(textField()).describe('Addresses inside the publication that readers may have kept'),
  })).default({}),
}).meta({ title: 'Ledger', description: 'What has been published; written by npm run publish-ledger, never by hand' });

export type LedgerFile = z.infer<typeof ledgerSchema>;
