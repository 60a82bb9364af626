import { PDFName } from '@cantoo/pdf-lib';
import { dictIn, isTrueIn } from '../../../render/pdf/model/objects.ts';
import { inFile, unless, type Condition } from '../condition.ts';

const KEY = 'DisplayDocTitle';

export const saysTitleInWindow: Condition = {
  id: '07-001', rules: ['7.1-10'], means: 'The file says whether a window shows its title or its name.',
  find: ({ catalog }) => unless(!!dictIn(catalog, 'ViewerPreferences')?.has(PDFName.of(KEY)), () => inFile(KEY, 'none')),
};

export const showsTitleInWindow: Condition = {
  id: '07-002', rules: ['7.1-10'], means: 'A window shows the paper’s title, not its file’s name.',
  find: ({ catalog }) => {
    const preferences = dictIn(catalog, 'ViewerPreferences');
    return unless(!preferences?.has(PDFName.of(KEY)) || isTrueIn(preferences, KEY), () => inFile(`${KEY} true`, 'false'));
  },
};
