import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser, resolveBrowser } from './browser.ts';
import { NoBrowser } from '../../problem.ts';
import { embeddedEnvironment, findEmbeddedPackage } from './embedded-chromium.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', undefined);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function fakeChromium(script: string): string {
  const file = join(folder, 'chromium');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('resolveBrowser', () => {
  it('takes the browser chosen by hand', async () => {
    const executablePath = fakeChromium('exit 0');
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', executablePath);
    expect(await resolveBrowser()).toMatchObject({ executablePath });
  });

  it('says so when that is not there', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/nowhere/chrome');
    await expect(resolveBrowser()).rejects.toThrow("PUPPETEER_EXECUTABLE_PATH says '/nowhere/chrome', but there is no such file.");
  });

  it('says what to install where there is none', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('sunos');
    const error = await resolveBrowser().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(NoBrowser);
    expect(String(error)).toContain('Install Google Chrome or Chromium');
  });
});

describe('openBrowser', () => {
  it('says what to do where the sandbox is forbidden', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', fakeChromium('echo "[FATAL] No usable sandbox!" >&2; exit 1'));
    await expect(openBrowser()).rejects.toThrow('This machine forbids its sandbox.');
  });

  it('says what another browser said that does not start', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', fakeChromium('echo "wrong kind of machine" >&2; exit 1'));
    await expect(openBrowser()).rejects.toThrow('wrong kind of machine');
  });
});

describe.runIf(findEmbeddedPackage())('the embedded browser', () => {
  it('is whole for two processes that unpack it at the same time', async () => {
    const module = join(import.meta.dirname, 'embedded-chromium.ts');
    const script = `import { findEmbeddedPackage, unpackChromium, embeddedEnvironment } from ${JSON.stringify(module)};
      const folder = await unpackChromium(findEmbeddedPackage(), process.argv[1]);
      console.log(folder, embeddedEnvironment(folder) !== null);`;
    const unpack = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, folder]);
    const wholeWhenSeen: boolean[] = [];
    const watcher = watch(folder, (_, name) => {
      if (name && /^[\d.]+$/.test(name)) wholeWhenSeen.push(existsSync(join(folder, name, 'fonts.conf')));
    });
    const said = await Promise.all([unpack(), unpack()]);
    watcher.close();
    expect(wholeWhenSeen).toContain(true);
    expect(wholeWhenSeen).not.toContain(false);
    const [version, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(said.map(({ stdout }) => stdout.trim())).toEqual(Array(2).fill(`${join(folder, version!)} true`));
    for (const path of [version!, join(version!, 'chromium')]) expect(statSync(join(folder, path)).mode & 0o777).toBe(0o755);
  });

  it('leaves nothing behind when it cannot be unpacked', async () => {
    const { unpackChromium } = await import('./embedded-chromium.ts');
    writeFileSync(join(folder, 'package.json'), '{"version":"1.0.0"}');
    await expect(unpackChromium(folder, join(folder, 'cache'))).rejects.toThrow('ENOENT');
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  it('uses its own libraries only where it does not run without them', () => {
    fakeChromium('exit 0');
    expect(embeddedEnvironment(folder)).not.toHaveProperty('LD_LIBRARY_PATH', join(folder, 'al2023', 'lib'));
    fakeChromium('test -n "$LD_LIBRARY_PATH"');
    expect(embeddedEnvironment(folder)).toHaveProperty('LD_LIBRARY_PATH', join(folder, 'al2023', 'lib'));
    fakeChromium('exit 1');
    expect(embeddedEnvironment(folder)).toBeNull();
  });

  it('knows no font of the machine', async () => {
    const browser = await openBrowser();
    try {
      const tab = await browser.newPage();
      await tab.setContent('<p style="font-family: DejaVu Sans">sans</p><p style="font-family: serif">serif</p><p style="font-family: monospace">mono</p>');
      const { context } = await PDFDocument.load(await tab.pdf());
      const fonts = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? String(object.get(PDFName.of('BaseFont')) ?? []) || [] : []));
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toContain('OpenSans');
    } finally {
      await browser.close();
    }
  });

  it('is unpacked into the cache of node_modules, wherever the build was started', async () => {
    const { executablePath } = await resolveBrowser();
    expect(executablePath).toMatch(/node_modules\/\.cache\/chromium\/[\d.]+\/chromium$/);
    expect(existsSync(executablePath)).toBe(true);
  });
});
