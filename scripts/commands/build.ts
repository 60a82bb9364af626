import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Sources } from '../load/load-sources.ts';
import { adviceCount, type Warning } from '../problem.ts';
import { isSameFolder, realFolder, whyKeep } from '../publish/out-folder.ts';
import { countText } from '../schema/words.ts';
import { didYouMean } from '../validate/suggest.ts';
import { sayNumberCount } from '../compute/count-numbers.ts';
import { defineCommand, withProblems, WrongUsage } from './command.ts';

export const buildCommand = defineCommand({
  options: { root: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' }, 'no-pdf': { type: 'boolean' }, docx: { type: 'boolean' }, 'include-drafts': { type: 'boolean' }, 'include-exempt': { type: 'boolean' } },
  async run(options) {
    const root = resolve(options.root ?? '.');
    const includeExempt = options['include-exempt'] === true;
    if (includeExempt && options['no-pdf'] === true) throw new WrongUsage('Exempt papers are made as PDFs alone, so --include-exempt does not go with --no-pdf. Leave one of the two away.');
    const dist = await realFolder(resolve(root, 'dist'));
    const isPreview = options.only !== undefined || options['no-pdf'] === true || options['include-drafts'] === true;
    const named = resolve(options.out ?? resolve(root, isPreview ? '.preview' : 'dist'));
    const out = await realFolder(named);
    if (isPreview && isSameFolder(out, dist)) throw new WrongUsage('A preview (--only, --no-pdf, --include-drafts) never goes into dist/. Give another folder after --out, or leave --out away.');
    const why = await whyKeep(out);
    if (why !== null) throw new WrongUsage(`${named} ${why}`);
    const started = performance.now();
    // Here and not above: a check needs no browser, no Sass and no Vega, and should not wait for them.
    const { build } = await import('../build.ts');
    await withProblems(async (show) => {
      const onWarnings = (warnings: readonly Warning[]): void => {
        if (warnings.length > 0) console.error(`${adviceCount(warnings)}; npm run check lists ${warnings.length === 1 ? 'it' : 'them'}.`);
      };
      const exempt: string[] = [];
      const report = await build({
        root, out, pdf: options['no-pdf'] !== true, docx: options.docx === true, only: options.only ?? null, includeDrafts: options['include-drafts'] === true, includeExempt,
        onWarnings, onNotice: (words) => console.error(words), onExempt: (titles) => exempt.push(...titles),
        onSources: (sources) => {
          show(sources);
          if (options.only !== undefined) checkOnly(options.only, sources);
        },
      });
      for (const { id, title, numbers, downloads = [] } of report.publications) {
        console.log(`${id}: ${title}. ${numbers ? sayNumberCount(numbers) : ''}`);
        for (const { href, saveAs } of downloads) if (saveAs) console.log(`  ${href} goes on the agenda as “${saveAs}”`);
      }
      for (const title of exempt) console.log(`Exempt, not for publication: ${title}`);
      const count = report.publications.length;
      console.log(`Built ${countText(count, 'publication')} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      console.log(count === 0 ? `Open ${fromHere(join(out, 'exempt'))}` : `Open ${fromHere(join(out, 'site', options.only ?? '', 'index.html'))}${isPreview ? '; dist/ is as it was' : ''}`);
    });
  },
});

function checkOnly(only: string, sources: Sources): void {
  const ids = [...sources.texts.keys()].flatMap((path) => /^content\/([^/]+)\/index\.md$/.exec(path)?.[1] ?? []);
  if (!ids.includes(only)) throw new WrongUsage(`There is no publication “${only}” in content/.${didYouMean(only, ids)}`);
}

/** As it is typed in this terminal: 'dist/site/index.html'. */
function fromHere(path: string): string {
  const here = relative(process.cwd(), path);
  return here.startsWith('..') || isAbsolute(here) ? path : here;
}
