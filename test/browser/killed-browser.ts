import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

const PORT_FILE = 'DevToolsActivePort';
const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A whole Chromium on a profile that outlives it, in a process group of its own so that all of it can be killed at once. */
export class KilledBrowser {
  readonly page: Page;
  readonly #process: ChildProcess;
  readonly #browser: Browser;

  private constructor(process: ChildProcess, browser: Browser, page: Page) {
    this.#process = process;
    this.#browser = browser;
    this.page = page;
  }

  static async start(profile: string): Promise<KilledBrowser> {
    const portFile = join(profile, PORT_FILE);
    rmSync(portFile, { force: true });
    // A killed browser leaves its lock on the profile behind.
    for (const left of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(join(profile, left), { force: true });
    const program = process.env['PLUMBLINE_CHROMIUM'] ?? '/usr/bin/chromium';
    const child = spawn(program, [...ARGUMENTS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {
      detached: true,
      stdio: 'ignore',
    });
    for (let tries = 0; !existsSync(portFile) || readFileSync(portFile, 'utf8').split('\n').length < 2; tries += 1) {
      if (tries > 600) throw new Error('Chromium did not start within a minute.');
      await later(100);
    }
    const port = readFileSync(portFile, 'utf8').split('\n')[0];
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = browser.contexts()[0] ?? (await browser.newContext());
    return new KilledBrowser(child, browser, context.pages()[0] ?? (await context.newPage()));
  }

  /** SIGKILL to every process of the browser: nothing is told, nothing is flushed. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    if (this.#process.pid !== undefined) process.kill(-this.#process.pid, 'SIGKILL');
    await gone;
    await this.#browser.close().catch(() => undefined);
  }
}
