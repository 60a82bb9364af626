import { readFile } from 'node:fs/promises';
import Eleventy from '@11ty/eleventy';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** The rival: Eleventy as it comes over the same markdown with typed numbers, and raw Vega for the same charts. */
const [, , root = '', specsFile = ''] = process.argv;
const specs = JSON.parse(await readFile(specsFile, 'utf8')) as TopLevelSpec[];
// From its own folder, where there is no configuration.
process.chdir(root);
const start = performance.now();
const eleventy = new Eleventy('.', '_site', { quietMode: true });
await eleventy.toJSON();
const pages = performance.now();
for (const spec of specs) {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  await view.toSVG();
  view.finalize();
}
console.log(JSON.stringify({ pages: pages - start, charts: performance.now() - pages }));
