import { PDFDict, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { bytesOf, dictIn, dictsIn, membersOf, nameIn, nameOf, streamIn } from '../../../render/pdf/model/objects.ts';
import { inFile, onPage, unless, type Condition, type Fault } from '../condition.ts';
import type { PdfSubject } from '../subject.ts';

/** ISO 32000-1, table A.1. */
const OPERATORS = new Set((
  'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh '
  + 'T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "').split(' '));
const MOST_SAVED_STATES = 28;
const LEAST_NUMBER = 1.175e-38;

export const operatorsAreKnown: Condition = {
  id: 'A 6.2.2', rules: ['6.2.2-1', '6.2.2-2'], means: 'Pages and forms are painted with known operators, and with resources of their own.',
  find: ({ contents, document }) => contents.flatMap(({ page, stream, operators }) => {
    const unknown = [...operators].find((operator) => !OPERATORS.has(operator));
    const owner = stream.form?.stream.dict ?? document.getPage(page).node;
    return [
      ...unless(unknown === undefined, () => onPage(page, 'an operator that readers know', unknown!)),
      ...unless(owner.has(PDFName.of('Resources')), () => onPage(page, `resources of the ${stream.form ? 'form' : 'page'} itself`, 'none')),
    ];
  }),
};

export const statesAreShallow: Condition = {
  id: 'A 6.1.13-8', rules: ['6.1.13-5', '6.1.13-8'], means: 'Content is nested no deeper, and drawn no finer, than every reader can hold.',
  find: ({ contents }) => contents.flatMap(({ page, deepestState, leastNumber }) => [
    ...unless(deepestState <= MOST_SAVED_STATES, () => onPage(page, `${MOST_SAVED_STATES} saved states at most`, String(deepestState))),
    ...unless(leastNumber >= LEAST_NUMBER, () => onPage(page, `no number nearer to 0 than ${LEAST_NUMBER}`, String(leastNumber))),
  ]),
};

export const outputIntentIsSound: Condition = {
  id: 'A 6.2.3', rules: ['6.2.3-1', '6.2.3-2', '6.2.3-3'], means: 'The profile that colours are meant for is one of a screen or a printer.',
  find: ({ catalog }) => {
    const profiles = intentsOf(catalog).map((intent) => streamIn(intent, 'DestOutputProfile'));
    return [
      ...unless(new Set(profiles).size <= 1, () => inFile('one profile', `${new Set(profiles).size}`)),
      ...profiles.slice(0, 1).flatMap((profile) => {
        const { kind, space, version } = readProfile(profile);
        return unless(['prtr', 'mntr'].includes(kind) && ['RGB ', 'CMYK', 'GRAY'].includes(space) && version < 5, () => inFile('a profile for output, of ICC version 2 or 4', profile ? `${kind} ${space}, version ${version}` : 'none'));
      }),
    ];
  },
};

export const coloursAreDefined: Condition = {
  id: 'A 6.2.4', rules: ['6.2.4.3-2', '6.2.4.3-3', '6.2.4.3-4', '6.2.10-2'], means: 'The file says what its colours are meant for.',
  find: (subject) => {
    const intent = intentsOf(subject.catalog).find((each) => nameIn(each, 'S') === 'GTS_PDFA1');
    const space = intent ? readProfile(streamIn(intent, 'DestOutputProfile')).space : undefined;
    return [...coloursUsed(subject)].flatMap(([used, page]) => {
      const isDefined = used === 'DeviceGray' ? space !== undefined : space === (used === 'DeviceRGB' ? 'RGB ' : 'CMYK');
      return unless(isDefined, () => ({ ...inFile(`an output intent for ${used}`, space?.trim() ?? 'none'), page: page === null ? null : page + 1 }));
    });
  },
};

export const statesArePlain: Condition = {
  id: 'A 6.2.5', rules: ['6.2.5-1', '6.2.5-2', '6.2.5-3'], means: 'No page changes how a printer makes its dots.',
  find: (subject) => graphicsStates(subject).flatMap((state) => [
    ...['TR', 'HTP'].filter((key) => state.has(PDFName.of(key))).map((key) => inFile(`no ${key}`, key)),
    ...unless(!state.has(PDFName.of('TR2')) || nameIn(state, 'TR2') === 'Default', () => inFile('TR2 Default', nameIn(state, 'TR2') ?? 'another')),
  ]),
};

const INTENTS = ['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'];

export const intentsAreKnown: Condition = {
  id: 'A 6.2.6', rules: ['6.2.6-1'], means: 'Colours are rendered in one of the four known ways.',
  find: (subject) => {
    const inStates = [...graphicsStates(subject), ...subject.streamObjects.map(({ dict }) => dict)].flatMap((dict) => nameIn(dict, 'RI') ?? nameIn(dict, 'Intent') ?? []);
    return [...new Set([...inStates, ...subject.contents.flatMap(({ renderingIntents }) => [...renderingIntents])])].filter((intent) => !INTENTS.includes(intent)).map((intent) => inFile(INTENTS.join(', '), intent));
  },
};

const BLEND_MODES = new Set('Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(' '));

export const blendModesAreKnown: Condition = {
  id: 'A 6.2.10', rules: ['6.2.10-1'], means: 'What shines through does so in a known way.',
  find: (subject) => graphicsStates(subject).flatMap((state): Fault[] => membersOf(state.lookup(PDFName.of('BM'))).map((mode) => nameOf(mode) ?? '').filter((mode) => !BLEND_MODES.has(mode)).map((mode) => inFile('a known blend mode', mode))),
};

function intentsOf(catalog: PDFDict): PDFDict[] {
  return dictsIn(catalog, 'OutputIntents');
}

/** The head of an ICC profile (ICC.1:2001, 6.1): what it is for, and which colours it speaks of. */
function readProfile(profile: PDFStream | undefined): { kind: string; space: string; version: number } {
  const head = Buffer.from(profile ? bytesOf(profile) : []);
  return { kind: head.toString('latin1', 12, 16), space: head.toString('latin1', 16, 20), version: head[8] ?? 0 };
}

const DEVICE_COLOURS = ['DeviceRGB', 'DeviceGray', 'DeviceCMYK'];
/** Where a space's array names the one that it is built on: `[/Indexed base ...]`, `[/Separation name alternate tint]`. */
const BASE_AT = new Map([['Indexed', 1], ['Pattern', 1], ['Separation', 2], ['DeviceN', 2]]);

/** Colours that depend on the device, with the page they are first met on; those of pictures, shadings and groups may be on any. */
function coloursUsed({ contents, dicts, arrays }: PdfSubject): Map<string, number | null> {
  const ofContent = contents.flatMap(({ page, colourSpaces }) => [...colourSpaces].map((space) => [space, page] as const));
  const named = dicts.flatMap((dict) => ['ColorSpace', 'CS'].map((key) => nameIn(dict, key) ?? ''));
  const bases = arrays.flatMap((array) => {
    const at = array.size() > 0 ? BASE_AT.get(nameOf(array.get(0)) ?? '') : undefined;
    return at !== undefined && at < array.size() ? nameOf(array.lookup(at)) ?? [] : [];
  });
  const ofObjects = [...named, ...bases].map((space) => [space, null] as const);
  return new Map([...ofObjects, ...ofContent.toReversed()].filter(([space]) => DEVICE_COLOURS.includes(space)));
}

function graphicsStates({ dicts }: PdfSubject): PDFDict[] {
  const named = dicts.flatMap((dict) => {
    const states = dictIn(dict, 'ExtGState');
    return states?.keys().map((key) => states.lookup(key)).filter((state) => state instanceof PDFDict) ?? [];
  });
  return [...new Set([...named, ...dicts.filter((dict) => nameIn(dict, 'Type') === 'ExtGState')])];
}
