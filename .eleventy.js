/** Eleventy reads this after renderSite() has put the computed site on its configuration. Nothing is computed from here on. */
export default function (config) {
  if (!config.site) throw new Error('Run `npm run build`: the report is computed before Eleventy starts.');
  const { pages, library, about, datasets, dataLists, prepareNunjucks } = config.site;
  config.addGlobalData('pages', pages);
  config.addGlobalData('library', library);
  config.addGlobalData('about', about);
  config.addGlobalData('datasets', datasets);
  config.addGlobalData('dataLists', dataLists);
  config.setNunjucksEnvironmentOptions({ autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });
  config.on('eleventy.engine.njk', prepareNunjucks);
  config.benchmarks.config.setMinimumThresholdPercent(100); // else a busy machine has it print what took long
  return { dir: { includes: '' } };
}
