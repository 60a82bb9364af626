import { z } from 'zod';
import type { PublicationFile } from './publication.ts';
import { meetingDates } from './meeting-date.ts';

/** What a file name may be made of. */
const FILE_NAME_WORDS = ['date', 'committee', 'title', 'council', 'name'] as const;
const EXPECTED = 'words with any of {date}, {committee}, {title}, {council} and {name}';

export const fileNameField = () => z.string({ error: EXPECTED })
  .refine((text) => /\{[a-z]+\}/.test(text) && !/[{}]/.test(text.replaceAll(/\{([a-z]+)\}/g, (word, name: string) => ((FILE_NAME_WORDS as readonly string[]).includes(name) ? '' : word))), { error: EXPECTED });

/** '{date} {committee} {title}' -> '2027-01-12 Cabinet Homes for care leavers.pdf'; what no file system takes becomes a space. */
export function agendaFileName(pattern: string, { id, file, council }: { id: string; file: PublicationFile; council: string }): string {
  const committee = file.meeting?.['committee'];
  const words: Record<string, string> = {
    date: meetingDates(file)[0] ?? file['publish-on'], committee: typeof committee === 'string' ? committee : Array.isArray(committee) ? committee.join(' and ') : '',
    title: file.title, council, name: id,
  };
  const name = pattern.replaceAll(/\{([a-z]+)\}/g, (_, word: string) => words[word] ?? '');
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replaceAll(/\s+/g, ' ').trim().replace(/\.+$/, '')}.pdf`;
}
