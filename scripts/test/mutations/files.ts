import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepsFigures } from './allowances.ts';
import { change, filesLike, pickFile, readText, type Dice, type Mutation } from './mutation.ts';

/** Files that are gone, elsewhere, something else or called otherwise. */

const rename = (root: string, from: string, to: string): void => renameSync(join(root, from), join(root, to));
/** Files that a publication can't do without. */
const NEEDED = /council\.yaml$|(?:report|strategy|deck)\/index\.md$|slides\.md$|facts\.yaml$|indicators\/(?:children-in-care|foster-households|in-care|carers)\.yaml$/;

function gone(name: string, pattern: RegExp, expected: Mutation['expected'], times = 1): Mutation {
  return { name: `no ${name}`, times, expected, apply: (dice, root) => rmSync(join(root, pickFile(dice, root, pattern)), { recursive: true }) };
}

/** Something else stands where a needed file stood. */
function instead(name: string, put: (path: string, root: string, dice: Dice) => void, times = 1): Mutation {
  return { name: `${name} in the place of a file`, times, expected: 'problem', apply: (dice, root) => {
    const path = join(root, pickFile(dice, root, NEEDED));
    rmSync(path);
    put(path, root, dice);
  } };
}

function beside(name: string, expected: Mutation['expected'], times: number, put: (root: string, dice: Dice, council: string) => void): Mutation {
  return { name, times, expected, apply: (dice, root) => put(root, dice, dirname(filesLike(root, /council\.yaml$/)[0]!)) };
}

const NAMES = ['Homes.yaml', 'homes 2.yaml', 'homes.yml', 'homes.YAML', '%2e%2e.yaml', 'a..b.yaml', '\\..\\x.yaml', 'a\nb.yaml', 'a"b.yaml', '`x`.yaml', '<b>.yaml', 'é.yaml', '😀.yaml', '__proto__.yaml', 'Constructor.yaml', 'homes.yaml.bak', 'homes.docx', 'homes', 'homes.yaml~', `${'a'.repeat(240)}.yaml `, 'con.yaml.txt', '-.md'];

export const FILES: Mutation[] = [
  gone('file that something needs', NEEDED, 'problem', 6),
  gone('chapter', /\d\d-\w+\.md$/, keepsFigures, 2),
  gone('picture', /\.png$/, 'problem', 2),
  { name: 'no data', expected: 'problem', apply: (_, root) => rmSync(join(root, 'data'), { recursive: true }) },
  { name: 'no content', expected: 'problem', apply: (_, root) => rmSync(join(root, 'content'), { recursive: true }) },
  { name: 'a file called content', expected: 'problem', apply: (dice, root) => {
    const folder = dice.pick(['content', 'data']);
    rmSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder), 'words\n');
  } },
  { name: 'a council of another name', expected: 'problem', apply: (_, root) => rename(root, dirname(filesLike(root, /council\.yaml$/)[0]!), 'data/elsewhere') },
  { name: 'a council in capitals', times: 2, expected: 'problem', apply: ({ pick }, root) => {
    const folder = dirname(filesLike(root, /council\.yaml$/)[0]!);
    cpSync(join(root, folder), join(root, 'data', pick(['Elsewhere', 'else where', 'é', '__proto__', 'a\nb', '-', '%2e'])), { recursive: true });
  } },
  { name: 'a publication’s folder by a name that is no address', times: 4, expected: 'problem', apply: ({ pick }, root) => rename(root, dirname(filesLike(root, /report\/index\.md$/)[0]!), `content/${pick(['Report', 'a report', 'report_2', '__proto__', 'assets', 'search', 'data', 'é', '..a', 'a.b', 'a\nb', '-a', 'toString'])}`) },
  { name: 'a file’s name in other letters', times: 5, expected: 'problem', apply: (dice, root) => {
    const path = pickFile(dice, root, NEEDED);
    const name = path.split('/').at(-1)!;
    rename(root, path, `${dirname(path)}/${dice.pick([name.toUpperCase(), name[0]!.toUpperCase() + name.slice(1), name.replace(/\.\w+$/, (end) => end.toUpperCase()), name.replace('.yaml', '.yml').replace('.md', '.markdown'), `${name}.txt`, `${name} `, name.replace('.', '..'), name.replace(/\.\w+$/, '')])}`);
  } },
  instead('a folder', (path) => mkdirSync(path), 3),
  instead('a folder with a file', (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'index.md'), 'Words.\n');
  }),
  instead('a link to a folder', (path, root) => symlinkSync(join(root, 'data'), path), 2),
  instead('a link out of the project', (path, _, { pick }) => symlinkSync(pick(['/etc/passwd', '/dev/zero', '/dev/null', '/', '../../../../../../etc/hostname']), path), 4),
  instead('a link that leads nowhere', (path) => symlinkSync('nowhere', path)),
  instead('a link to itself', (path) => symlinkSync(path, path)),
  instead('a pipe', (path) => void execFileSync('mkfifo', [path])),
  beside('a folder of links to itself', 'problem', 1, (root) => symlinkSync('..', join(root, 'content/loop'))),
  beside('a link to a folder out of the project', 'problem', 1, (root) => symlinkSync('/etc', join(root, 'data/etc'))),
  beside('a link to a file within the project', 'problem', 1, (root, _, council) => symlinkSync(join(root, filesLike(root, /facts\.yaml$/)[0]!), join(root, council, 'indicators/linked.yaml'))),
  beside('a pipe among the data', 'problem', 1, (root, _, council) => void execFileSync('mkfifo', [join(root, council, 'tables/pipe.yaml')])),
  beside('files of strange names', 'problem', 8, (root, { pick }, council) => writeFileSync(join(root, pick([`${council}/tables`, `${council}/plan`, 'content', 'content/about']), pick(NAMES)), 'title: x\n')),
  beside('files of strange names beside a publication', 'problem', 3, (root, { pick }) => writeFileSync(join(root, dirname(filesLike(root, /report\/index\.md$/)[0]!), pick([...NAMES, '01-chapter.md', 'slides.md', 'INDEX.md', 'index.md.orig'])), '## Words\n')),
  beside('hidden files and those that systems leave', 'same', 1, (root, _, council) => ['.DS_Store', '.index.md.swp', '.gitkeep'].forEach((name) => writeFileSync(join(root, council, name), '\0\u0001'))),
  beside('hidden folders that editors and a killed command leave', 'same', 1, (root, _, council) => [`${council}/.git/config`, 'content/.obsidian/app.json', 'content/.new-paper/index.md', `${council}/tables/.idea/a/b.yaml`].forEach((path) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '{}\n');
  })),
  beside('an empty folder', 'same', 1, (root, { pick }, council) => mkdirSync(join(root, pick([council, 'content', 'data']), 'empty'))),
  beside('a folder within a folder', 'problem', 1, (root, { pick }, council) => {
    const folder = join(root, pick([`${council}/tables`, 'content/about', council, dirname(filesLike(root, /report\/index\.md$/)[0]!)]), 'deep/er');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'homes.yaml'), 'title: x\n');
  }),
  beside('the same table twice', 'problem', 1, (root, { pick }) => {
    const path = pick(filesLike(root, /tables\/.*\.yaml$/));
    cpSync(join(root, path), join(root, path.replace('tables', 'indicators')));
  }),
  { name: 'a council’s settings in a paper’s place', expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /report\/index\.md$/), () => readText(root, filesLike(root, /council\.yaml$/)[0]!)) },
];
