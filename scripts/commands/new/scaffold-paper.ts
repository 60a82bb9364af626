import { stringify } from 'yaml';
import type { Form, FormSection } from '../../schema/council.ts';
import { dateText } from '../../schema/period.ts';
import { CLEAR_DAYS, isWorkingDay, lastDispatchDay, weekdayName, workingDaysBefore } from '../../schema/working-days.ts';
import type { OpenCouncil } from '../../validate/councils/read-councils.ts';
import { slugOf } from '../../validate/slug.ts';
import { didYouMean } from '../../validate/suggest.ts';
import { WrongUsage } from '../command.ts';
import type { Ask } from './ask.ts';
import { askCouncil, askDate, askTitle, currentStrategy, nameOf, sayNext, type Ground, type Scaffold } from './ground.ts';
import { BODY, hintOf, rowHint, toWrite } from './hints.ts';

/** A committee's report or deck, from one of the council's forms, for a meeting. */
export async function scaffoldPaper(kind: 'report' | 'deck', ask: Ask, ground: Ground): Promise<Scaffold> {
  const { id: councilId, council } = await askCouncil(ask, ground);
  const formId = await askForm(kind, ask, council);
  const form = council.file.forms[formId] as Form;
  const committee = await ask({ option: 'committee', words: 'For which committee?', ...committeesOf(councilId, council, ground) });
  const meeting = await askDate(ask, 'date', 'On which day does it meet? For instance 2027-01-12.');
  const title = await askTitle(ask);
  const name = await nameOf(ask, ground, [councilId, title, meeting.slice(0, 4)]);
  const { deadline, told } = sayDeadline({ committee, meeting }, council, ground.today);
  const about = currentStrategy(councilId, ground);
  const known: Record<string, string> = { committee, date: meeting };
  const settings = {
    kind, council: councilId, title, summary: toWrite('one sentence that says what the paper is for.'), status: 'draft', access: 'public',
    ...(about ? { about: about.id } : {}), 'publish-on': deadline, 'as-of': deadline, form: formId,
    meeting: Object.fromEntries(form.front.map((row) => [row.id, known[row.id] ?? toWrite(rowHint(row))])),
  };
  const path = `content/${name}/index.md`;
  const front = `---\n${stringify(settings, { lineWidth: 0 })}---\n`;
  const files = kind === 'report' ? new Map([[path, `${front}\n${writeSections(form, committee)}`]])
    : new Map([[path, `${front}\n${toWrite('what the slides are about, for those who read them on a page.')}\n`], [`content/${name}/slides.md`, SLIDES]]);
  return { files, told: [
    `Made ${[...files.keys()].join(' and ')}, a draft for ${committee} on ${dayText(meeting)}.`, ...remarkOn(committee, meeting, council), ...told, ...sayForm(form, deadline),
    ...(about ? [`It reports on “${about.id}”; about: in its settings says so.`] : []),
    ...(kind === 'report' ? ['A section that has nothing to say: take its heading out, and write under sections: in the settings, for instance, climate: { not-applicable: the reason }.'] : []),
    ...sayNext(kind === 'report' ? path : `content/${name}/slides.md`, kind === 'report' ? 'the paper' : 'the slides'),
  ] };
}

const isSlides = (form: Form): boolean => form.sections.every(({ role }) => role === 'body');

async function askForm(kind: 'report' | 'deck', ask: Ask, { file }: OpenCouncil): Promise<string> {
  const fitting = Object.entries(file.forms).filter(([, form]) => isSlides(form) === (kind === 'deck'));
  if (fitting.length === 0) throw new WrongUsage(`${file.name} has no form for a ${kind}. Add one to forms: in its council.yaml${kind === 'deck' ? ', with a section of the role body alone' : ''}.`);
  const only = fitting.length === 1 ? { otherwise: fitting[0]![0] } : {};
  return ask({ option: 'form', words: 'In which form?', choices: new Map(fitting.map(([id, form]) => [id, form.name])), ...only });
}

/** Those that the council lists, or else those that its papers were for, to choose from. */
function committeesOf(council: string, { file: { committees } }: OpenCouncil, { publications }: Ground): { choices?: Map<string, string>; isOpen?: boolean } {
  const names = committees ?? publications.flatMap(({ file }) => (file.council === council && typeof file.meeting?.['committee'] === 'string' && !file.meeting['committee'].includes('To write:') ? file.meeting['committee'] : [])).sort();
  return names.length === 0 ? {} : { choices: new Map([...new Set(names)].map((name) => [name, name])), isOpen: true };
}

/** What is unusual may be meant; a slip is mended more easily now than when the agenda is out. */
function remarkOn(committee: string, meeting: string, { file: { name, committees, dispatch } }: OpenCouncil): string[] {
  return [
    ...(committees === undefined || committees.includes(committee) ? [] : [`${name} has no “${committee}” among its committees.${didYouMean(committee, committees)} Correct it under meeting: in the settings, or add it to committees: in council.yaml.`]),
    ...(isWorkingDay(meeting, dispatch?.closed) ? [] : [`${dayText(meeting)} is no working day. If the meeting is on another, correct date: under meeting: in the settings, and publish-on: with it.`]),
  ];
}

const dayText = (date: string): string => `${weekdayName(date)} ${dateText(date)}`;

/** “Cabinet” and “Executive” decide; a committee that scrutinises them may have their name in its own. */
function isExecutive(committee: string): boolean {
  return /\b(?:cabinet|executive)\b/i.test(committee) && !/\b(?:scrutiny|overview|select)\b/i.test(committee);
}

/** By when the agenda goes out, and by which rule. */
function sayDeadline({ committee, meeting }: { committee: string; meeting: string }, { file }: OpenCouncil, today: string): { deadline: string; told: string[] } {
  const { 'clear-days': clearDays = CLEAR_DAYS, 'final-paper': finalDays, closed = [] } = file.dispatch ?? {};
  const deadline = lastDispatchDay(meeting, clearDays, closed);
  const final = finalDays === undefined ? [] : [`The finished paper is due with the clerk by ${dayText(workingDaysBefore(meeting, finalDays, closed))}, ${finalDays} working days before the meeting.`];
  const rule = `${clearDays === CLEAR_DAYS ? '' : `the council asks for ${clearDays} clear days; `}${isExecutive(committee) ? 'SI 2012/2089, regulations 6 and 7' : 'Local Government Act 1972, section 100B'}: five clear days, to which the day of dispatch, the day of the meeting, weekends and bank holidays do not count`;
  return { deadline, told: [
    `The agenda goes out by ${dayText(deadline)} (${rule}).`, ...final,
    ...(deadline < today ? ['That day is past. The paper can go out only as an urgent one: write urgency: with the reason, and publish-on: with the day.'] : []),
  ] };
}

function sayForm({ name, 'in-use': { to } }: Form, day: string): string[] {
  return typeof to === 'string' && day > to ? [`The form “${name}” was in use until ${dateText(to)}. Ask whether it still is; its dates stand in council.yaml.`] : [];
}

function writeSections(form: Form, committee: string): string {
  const own = new Set(form.sections.map(({ heading }) => slugOf(heading ?? '')));
  return form.sections.flatMap((section): string[] => {
    if (section.role === 'body') return BODY.filter(([heading]) => !own.has(slugOf(heading))).map(([heading, hint]) => `## ${heading}\n\n${toWrite(hint)}.\n`);
    return [`## ${section.heading}\n\n${section.role === 'recommendation' ? writeRecommendation(section, form, committee) : `${toWrite(hintOf(section))}.`}\n`];
  }).join('\n');
}

function writeRecommendation({ hint }: FormSection, { reasons }: Form, committee: string): string {
  const reason = reasons === 'each' ? `\n\n   Reason: ${toWrite('why.')}` : '';
  return `::: recommendations\n1. ${toWrite(hint ?? `what ${committee} is asked to resolve, in a sentence that begins with “That”`)}.${reason}\n:::`;
}

const SLIDES = `${([
  ['Why this comes to you now', 'what has happened, in at most five short lines'],
  ['What the figures show', 'the message of one chart, and below it the chart'],
  ['What we have done', 'three to five things, each with what came of it'],
  ['What comes next', 'who does what by when'],
  ['What we ask of you', 'what members are asked to decide or to discuss'],
] as const).map(([heading, hint]) => `## ${heading}\n\n${toWrite(hint)}.\n`).join('\n')}`;
