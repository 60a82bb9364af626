import { BENCHMARK_GROUPS, MISSING_STATES } from '../schema/field.ts';
import { FILTERS } from '../validate/resolve-figure.ts';

/** As Visual Studio Code reads it: in the body `${1:words}` is a place to fill, with words to begin from. */
export interface Snippet {
  prefix: string;
  description: string;
  scope: 'markdown' | 'yaml';
  body: string[];
}

const TODAY = '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}';
const SOURCE = 'source: ${8:scrutiny-2024}';

/** What a filter needs before it, where that isn't an indicator alone. */
const BEFORE: Record<string, string> = { share: '${1:children-by-home foster}', 'in words': '${1:foster-households} | change since ${2:2023-08}' };

/** One for each filter: 'percent change since' is asked for by 'percent-change'. */
function figureSnippets(): [string, Snippet][] {
  const plain: [string, string, string][] = [
    ['fig', '{{ ${1:foster-households} }}', 'the latest value'],
    ['fixed', '{{ fixed ${1:16} "${2:age in the protocol’s title}" }}', 'a number that is law or a name, with the reason'],
  ];
  const filtered = Object.entries(FILTERS).map(([name, { argument, meaning }]): [string, string, string] =>
    [name.replace(/ since$/, '').replaceAll(' ', '-'), `{{ ${BEFORE[name] ?? '${1:foster-households}'} | ${name}${argument === null ? '' : ` \${2:${argument}}`} }}`, meaning]);
  return [...plain, ...filtered].map(([prefix, line, meaning]) => [`Figure: ${prefix}`, { prefix, description: `A figure: ${meaning}`, scope: 'markdown', body: [line] }]);
}

/** By the block's name: what stands beside it, what stands inside, and what it shows. */
const BLOCK_LINES: Record<string, [words: string, lines: string[], shows: string]> = {
  chart: ['${1:foster-households}', ['${2:What the chart says, in a sentence}'], 'up to four indicators of one unit, or one table'],
  kpis: ['${1:foster-households}', ['${2:What the table shows, as a statement}'], 'indicators with target, benchmarks, direction of travel and whether the target is met'],
  table: ['${1:children-by-home}', ['${2:What the table shows, as a statement}'], 'one dataset as a table'],
  recommendations: ['', ['1. ${1:That the committee notes the report.}', '2. ${2:That the committee asks for another report in a year.}'], 'an ordered list, or the words of a single one'],
  quote: ['${1:Ofsted, inspection of March 2024}', ['${2:Their words.}'], 'words of others, verbatim'],
  note: ['', ['${1:An aside.}'], 'an aside'],
  lang: ['${1:cy}', ['${2:Croeso.}'], 'a passage in another language'],
  landscape: ['', ['${1:What needs a page on its side.}'], 'content for a page on its side'],
  appendix: ['${1:A} ${2:Where children live}', ['${3:The appendix.}'], 'an appendix; it begins a page, and the text must speak of it'],
  actions: ['${1:more-families}', ['${2:What the table shows, as a statement}'], 'a priority’s actions: owner, due, and how each stood on the publication’s as-of day'],
  measures: ['${1:strategy-2024}', ['${2:What the table shows, as a statement}'], 'success measures of a plan, and whether each is on course'],
  procurement: ['${1:strategy-2024}', ['${2:What the table shows, as a statement}'], 'the contracts of a plan'],
  capacity: ['${1:strategy-2024}', ['${2:What the table shows, as a statement}'], 'homes, places and occupancy of a plan'],
  forecast: ['${1:residential} to ${2:2029-03}', ['${3:What the chart says, in a sentence}'], 'how many children may need a home: total, a placement, an age, uasc (unaccompanied children), or an indicator with a count a year'],
  scenarios: ['${1:strategy-2026} to ${2:2029-03}', ['${3:What the table shows, as a statement}'], 'a plan’s what-ifs, beside what happens if nothing changes'],
  targets: ['${1:strategy-2026}', ['${2:What the table shows, as a statement}'], 'what each number to be reached in a plan would take, and how likely it is'],
  gap: ['to ${1:2029-03}', ['${2:What the table shows, as a statement}'], 'the places in capacity.yaml beside the forecast, and how many are missing'],
  backtest: ['${1:residential}', ['${2:What the table shows, as a statement}'], 'how close such forecasts would have come in the past, of one placement or of all'],
  notes: ['', ['${1:What the speaker may say.}'], 'a speaker’s notes in a deck; left out of page and paper'],
  exempt: ['${1:Prices of the bidders}', ['${2:What the public doesn’t see.}'], 'a part that is exempt; the public sees its title alone'],
};

function blockSnippets(): [string, Snippet][] {
  return Object.entries(BLOCK_LINES).map(([name, [words, lines, shows]]) =>
    [`Block: ${name}`, { prefix: name, description: `A block: ${shows}`, scope: 'markdown', body: [`::: ${name} ${words}`.trimEnd(), ...lines, ':::', '$0'] }]);
}

const published = (kind: string, rest: string[]): string[] => [
  `kind: ${kind}`, 'council: ${1:dorset}', 'title: ${2:Homes for children in care}', 'summary: ${3:What it says, in one sentence.}', 'status: draft', 'access: public',
  `publish-on: \${4:${TODAY}}`, `as-of: \${5:${TODAY}}`, ...rest,
];
const meeting = ['form: ${6:cabinet-2021}', 'meeting:', '  committee: ${7:Cabinet}', `  date: \${8:${TODAY}}`];

/** Of each kind of page: its settings, which no editor completes, because they stand above markdown. */
const SETTINGS: Record<string, [what: string, lines: string[]]> = {
  report: ['a report to a committee (index.md); npm run new begins one with its sections', published('report', [...meeting, '  author: ${9:Head of Placements}'])],
  strategy: ['a strategy (index.md)', published('strategy', ['edition:', '  period: ${6:2027 to 2030}', '  supersedes: ${7:dorset-strategy-2024}'])],
  deck: ['slides (index.md); the slides themselves stand in slides.md', published('deck', [...meeting, 'about: ${9:dorset-strategy-2024}'])],
  chapter: ['a chapter of a strategy (01-children.md)', ['title: ${1:Children in our care}', 'summary: ${2:What the chapter says, in one sentence.}']],
  'easy-read': ['an Easy Read version (easy-read.md)', ['title: ${1:Homes for children in care}', `checked-against: \${2:${TODAY}}`]],
  methods: ['the page about methods (content/about/methods.md)', ['title: ${1:How the figures are made}', 'summary: ${2:What the page says, in one sentence.}']],
};

function settingsSnippets(): [string, Snippet][] {
  return Object.entries(SETTINGS).map(([kind, [what, lines]]) => [`Settings: ${kind}`, { prefix: `settings-${kind}`, description: `The settings at the top of ${what}`, scope: 'markdown', body: ['---', ...lines, '---', '', '$0'] }]);
}

/** By the word that asks for it: what it is, and its lines. */
const DATA: Record<string, [what: string, lines: string[]]> = {
  fact: ['A single number, in facts.yaml', [
    '${1:foster-recruitment-target}:', '  label: ${2:Fostering households to recruit in 12 months}', '  value: ${3:24}', '  unit: ${4:count}', '  counts: ${5:households}',
    `  as-of: \${6:${TODAY}}`, `  published: \${7:${TODAY}}`, `  ${SOURCE}`, '  where: ${9:paragraph 5.12}',
  ]],
  observation: ['A value of an indicator, below observations:', [`- { period: \${1:2024-03}, value: \${2:12}, published: \${3:${TODAY}} }`]],
  revision: ['A revised value, below the one it takes the place of, which stays', [`- { period: \${1:2024-03}, value: \${2:13}, published: \${3:${TODAY}}, status: revised }`]],
  missing: ['A value that there isn’t, with the reason', [`- { period: \${1:2024-03}, missing: \${2|${Object.keys(MISSING_STATES).join()}|}, reason: \${3:The council does not count it.}, published: \${4:${TODAY}} }`]],
  edition: ['The rows of a table for one period, below editions:', [
    '- period: ${1:2024}', `  published: \${2:${TODAY}}`, '  rows:', '    - { ${3:home}: ${4:foster}, value: ${5:12} }', '    - { $3: ${6:residential}, value: ${7:8} }',
  ]],
  target: ['A target, below targets:', [`- { value: \${1:60}, published: \${2:${TODAY}}, ${SOURCE}, where: \${9:paragraph 5.12} }`]],
  benchmark: ['An average to compare with, below benchmarks:', [
    `- group: \${1|${Object.keys(BENCHMARK_GROUPS).join()}|}`, '  value: ${2:55}', '  period: ${3:2023-24}', '  method: ${4:The mean of the ten statistical neighbours of 2024}', `  published: \${5:${TODAY}}`, `  ${SOURCE}`,
  ]],
  flows: ['The file flows.yaml, for children by month in flows.csv and moves.csv beside it', [
    'title: ${1:Children in care at the end of each month}', 'definition: ${2:Whom the council looks after on the last day of the month.}', 'owner: ${3:Head of Performance}', SOURCE,
    'editions:', `  - published: \${4:${TODAY}}`, '    rows-from: flows.csv', '    moves-from: moves.csv',
  ]],
  places: ['The places of one type, below types: in capacity.yaml', [
    '${1|residential,fostering,supported,other|}:', `  places: { value: \${2:60}, at: \${3:${TODAY}}, ${SOURCE} }`, `  unavailable: { value: \${4:5}, at: $3, ${SOURCE} }`, `  used-by-others: { value: \${5:40}, at: $3, ${SOURCE} }`,
    '  occupancy: { value: ${6:80}, at: $3, assumption: ${7:Some beds are kept free to match children well.} }', '  in-area: { value: ${9:70}, at: $3, assumption: ${10:The council wants seven in ten to live near home.} }',
    '  ring-fenced: { value: ${11|true,false|}, at: $3, assumption: ${12:New places would be for the council’s own children.} }',
  ]],
  'what-if': ['A what-if of the forecast, below scenarios: in a plan', [
    '${1:fewer-teenagers}:', '  title: ${2:Fewer teenagers come into care}', '  says: ${3:Help at the edge of care keeps more teenagers at home.}', '  entries: { "${4|10-15,16-17,5-9,1-4,0,*|}|${5|*,fostering,residential,supported,other|}": ${6:0.85} }',
    '  start: ${7:3}', '  ramp: ${9:12}', `  published: \${10:${TODAY}}`, `  ${SOURCE}`,
  ]],
  'to-reach': ['A number of children to be reached, below solve-for: in a plan', ['${1:fewer-children}:', '  title: ${2:No more than 330 children}', '  count: ${3:330}', '  by: ${4:2029-03}', `  published: \${5:${TODAY}}`, `  ${SOURCE}`]],
};

function dataSnippets(): [string, Snippet][] {
  return Object.entries(DATA).map(([prefix, [description, body]]) => [`Data: ${prefix}`, { prefix, description, scope: 'yaml', body }]);
}

/** By file below .vscode/. */
export function editorSnippets(): Record<string, Record<string, Snippet>> {
  return {
    'words.code-snippets': Object.fromEntries([...figureSnippets(), ...blockSnippets(), ...settingsSnippets()]),
    'data.code-snippets': Object.fromEntries(dataSnippets()),
  };
}
