import type { Condition } from './condition.ts';
import * as actions from './conditions/actions.ts';
import * as annotations from './conditions/annotations.ts';
import * as artifacts from './conditions/artifacts.ts';
import * as attachedFiles from './conditions/attached-files.ts';
import * as characters from './conditions/characters.ts';
import * as encryption from './conditions/encryption.ts';
import * as figures from './conditions/figures.ts';
import * as fileStructure from './conditions/file-structure.ts';
import * as fonts from './conditions/fonts.ts';
import * as forms from './conditions/forms.ts';
import * as graphics from './conditions/graphics.ts';
import * as headings from './conditions/headings.ts';
import * as languages from './conditions/languages.ts';
import * as linkTargets from './conditions/link-targets.ts';
import * as metadata from './conditions/metadata.ts';
import * as nesting from './conditions/nesting.ts';
import * as notes from './conditions/notes.ts';
import * as optionalContent from './conditions/optional-content.ts';
import * as paper from './conditions/paper.ts';
import * as roles from './conditions/roles.ts';
import * as tables from './conditions/tables.ts';
import * as tagging from './conditions/tagging.ts';
import * as viewer from './conditions/viewer.ts';
import * as xobjects from './conditions/xobjects.ts';

const FILES = [
  actions, annotations, artifacts, attachedFiles, characters, encryption, figures, fileStructure, fonts, forms, graphics, headings, languages, linkTargets, metadata, nesting, notes,
  optionalContent, paper, roles, tables, tagging, viewer, xobjects,
];

/** All of them, in the order of their ids: Matterhorn's, PDF/A's, PDF/UA's, our own. */
export const CONDITIONS: readonly Condition[] = FILES.flatMap((file) => Object.values(file)).sort((a, b) => (a.id < b.id ? -1 : 1));
