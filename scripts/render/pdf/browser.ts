import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { launch, type Browser } from 'puppeteer';
import { NoBrowser } from '../../problem.ts';
import { embeddedCache, embeddedEnvironment, findEmbeddedPackage, unpackChromium, type Environment } from './embedded-chromium.ts';

interface ResolvedBrowser {
  executablePath: string;
  env: Environment;
  /** 'embedded Chromium 153.0.0' */
  description: string;
}

/** The browser that was chosen by hand, else the one inside the npm package, else the machine's own. */
export async function resolveBrowser(): Promise<ResolvedBrowser> {
  const browser = chosenBrowser() ?? (await embeddedBrowser()) ?? systemBrowser();
  if (browser) return browser;
  throw new NoBrowser(
    'There is no browser to print the papers with. Install Google Chrome or Chromium, '
    + 'or set PUPPETEER_EXECUTABLE_PATH to the program of one that you have. The website alone needs none: npm run build -- --no-pdf makes it in .preview/, and leaves dist/ as it is.',
  );
}

function chosenBrowser(): ResolvedBrowser | null {
  const executablePath = process.env['PUPPETEER_EXECUTABLE_PATH'];
  if (!executablePath) return null;
  if (!existsSync(executablePath)) {
    throw new NoBrowser(
      `PUPPETEER_EXECUTABLE_PATH says '${executablePath}', but there is no such file. Correct it, or remove it to use the browser that comes with this project.`,
    );
  }
  return { executablePath, env: process.env, description: `${executablePath} (PUPPETEER_EXECUTABLE_PATH)` };
}

async function embeddedBrowser(): Promise<ResolvedBrowser | null> {
  const packageFolder = findEmbeddedPackage();
  if (!packageFolder) return null;
  const cache = embeddedCache(packageFolder);
  const folder = await unpackChromium(packageFolder, cache).catch((error: NodeJS.ErrnoException) => {
    if (!error.code) throw error;
    throw new NoBrowser(
      `The browser that prints the papers can't be unpacked into ${cache} (${error.code}). Free 220 MB there and make the folder writable, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium.`,
      { cause: error },
    );
  });
  const env = embeddedEnvironment(folder);
  return env && { executablePath: join(folder, 'chromium'), env, description: `embedded Chromium ${basename(folder)}` };
}

function systemBrowser(): ResolvedBrowser | null {
  const executablePath = systemPaths().find((path) => existsSync(path));
  return executablePath ? { executablePath, env: process.env, description: executablePath } : null;
}

function systemPaths(): string[] {
  switch (process.platform) {
    case 'linux':
      return ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`);
    case 'darwin':
      return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
        .flatMap((name) => process.env[name] ?? [])
        .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
    default:
      return [];
  }
}

/** A started browser; the caller closes it. Throws NoBrowser when there is none, or when it may not run. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env, description } = await resolveBrowser();
  const args = ['--font-render-hinting=none'];
  if (process.getuid?.() === 0) args.push('--no-sandbox'); // as root Chromium has no sandbox to offer
  try {
    // Over a pipe the browser ends with this process, even when that is killed.
    return await launch({ executablePath, env, args, headless: 'shell', pipe: true });
  } catch (error) {
    const said = askWhyNot(executablePath, args, env) || String(error);
    throw new NoBrowser(`The browser (${description}) doesn't start. ${whatToDo(said)}`, { cause: error });
  }
}

/** Over a pipe puppeteer loses what the browser says as it fails: let it fail once more and listen. */
function askWhyNot(executablePath: string, args: string[], env: Environment): string {
  const run = spawnSync(executablePath, [...args, '--headless', '--dump-dom', 'about:blank'], { env, encoding: 'utf8', timeout: 10_000 });
  return run.status === 0 ? '' : (run.stderr ?? '').trim();
}

function whatToDo(said: string): string {
  if (/no usable sandbox/i.test(said)) {
    return 'This machine forbids its sandbox. Install Google Chrome or Chromium from the system\'s own packages and set PUPPETEER_EXECUTABLE_PATH to it, '
      + 'or let an administrator allow unprivileged user namespaces.';
  }
  return `Set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium that does. It said: ${said}`;
}
