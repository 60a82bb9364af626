import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Only the fonts beside it: without a font Chromium drops text silently, with the machine's it varies. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'];

export type Environment = Record<string, string | undefined>;

/** The folder of the npm package that holds a browser for Linux x64, or null where it can't be used. */
export function findEmbeddedPackage(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = dirname(dirname(entry));
  return existsSync(join(folder, 'bin', 'chromium.br')) ? folder : null;
}

/** node_modules/.cache beside the package, wherever the build was started. */
export function embeddedCache(packageFolder: string): string {
  return join(dirname(dirname(packageFolder)), '.cache', 'chromium');
}

/**
 * Unpacks the embedded browser once (2 to 4 seconds, 220 MB) and gives its folder, named by version.
 * The folder appears by rename: it is whole or absent, and of two processes the slower uses the other's.
 */
export async function unpackChromium(packageFolder: string, cache: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, `${version}.unpacking-`));
  try {
    await inflateInto(packageFolder, staging);
    await writeFile(join(staging, 'fonts.conf'), FONTS_CONF);
    // Both come closed to everyone but the user who unpacks.
    for (const path of [join(staging, 'chromium'), staging]) await chmod(path, 0o755);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!isOccupied(error)) throw error;
  }
  return folder;
}

async function inflateInto(packageFolder: string, staging: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const temporary = process.env['TMPDIR'];
  // inflate() reads the temp folder before it returns its promise, so no other code sees this value.
  process.env['TMPDIR'] = staging;
  let running: Promise<string>[];
  try {
    running = ARCHIVES.map((name) => inflate(join(packageFolder, 'bin', name)));
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  for (const result of await Promise.allSettled(running)) {
    if (result.status === 'rejected') throw result.reason;
    if (dirname(result.value) !== staging) throw new Error(`@sparticuz/chromium unpacked to ${result.value}, not into ${staging}.`);
  }
}

function isOccupied(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === 'rename' && (code === 'ENOTEMPTY' || code === 'EEXIST');
}

/** The environment in which the unpacked browser runs, or null when it doesn't run on this machine at all. */
export function embeddedEnvironment(folder: string): Environment | null {
  const own = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf'), XDG_CACHE_HOME: join(folder, 'cache') };
  const withLibraries = { ...own, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  const runs = (env: Environment) => spawnSync(join(folder, 'chromium'), ['--version'], { env }).status === 0;
  return [own, withLibraries].find(runs) ?? null;
}
