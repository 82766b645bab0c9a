import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { GivenFile } from './files';
import type { Given, State, Step, View } from './catalogue';
import type { Look } from './looks';

const LATEST_VERSION = 2;
/** A page that is still not there after so long is looked at as it is. */
const PATIENCE_MS = 40_000;
/** Between the end of one thing and the start of the next a page looks finished for a moment. */
const QUIET_MS = 350;
const OPENING_MS = 800;
/** A skeleton shows after a fifth of a second. */
const WAITING_MS = 400;
const ASKS_PERIOD = new Set(['council', 'council-room', 'segments', 'drift', 'economics', 'pipeline', 'deals']);

/** A state that was reached: its page, on which views are shown one after the other. */
export type Reached = {
  readonly page: Page;
  readonly context: BrowserContext;
  show(view: View): Promise<boolean>;
  /** Looks at it otherwise; whether everything was drawn anew. */
  turn(look: Look): Promise<boolean>;
  /** Closes what was opened over the page. */
  close(): Promise<void>;
  leave(): Promise<void>;
};

const payload = (file: GivenFile): string | { name: string; mimeType: string; buffer: Buffer } =>
  'path' in file ? file.path : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) };

/** Drops files on the Data page, and loads them where nothing is asked first. */
async function give(page: Page, files: readonly GivenFile[]): Promise<void> {
  const input = page.locator('input[type=file]').first();
  const given = files.map(payload);
  const paths = given.filter((each) => typeof each === 'string');
  const written = given.filter((each) => typeof each !== 'string');
  // The browser takes paths or contents, not both at once.
  const { readFile } = await import('node:fs/promises');
  const read = await Promise.all(
    paths.map(async (path) => ({ name: path.slice(path.lastIndexOf('/') + 1), mimeType: 'text/csv', buffer: await readFile(path) })),
  );
  await input.setInputFiles([...written, ...read]);
  await page
    .getByRole('navigation', { name: 'Steps of this import' })
    .or(page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }))
    .first()
    .waitFor();
  const load = page.getByRole('button', { name: /^Load [\d,]+ rows?$/ });
  await page.waitForTimeout(QUIET_MS);
  // Files that leave something open cannot be loaded: the import itself is what is looked at.
  if ((await load.count()) === 0 || !(await load.isEnabled())) return;
  await load.click();
  await page
    .getByText(/records loaded/)
    .first()
    .waitFor();
}

/** The hash of a view in a state. */
export function hashOf(view: View, state: State): string {
  const asked = [view.query, ASKS_PERIOD.has(view.page) ? state.query : undefined].filter((part) => part !== undefined);
  return `#/${view.page}${asked.length === 0 ? '' : `?v=${LATEST_VERSION}&${asked.join('&')}`}`;
}

/** Whether nothing is under way: asked again and again in the page, for so long as `quiet`. */
async function isSettled(page: Page): Promise<boolean> {
  const look = ({ quiet }: { readonly quiet: number }): boolean => {
    const store = globalThis as unknown as { seenAs?: string; seenAt?: number };
    const main = document.querySelector('main');
    if (main === null || main.querySelector('[aria-busy=true], .skeleton, .is-updating') !== null) return false;
    if (document.querySelector('dialog[open] [aria-busy=true], [role=dialog] [aria-busy=true]') !== null) return false;
    const blank = [...document.querySelectorAll<HTMLElement>('.chart')].some(
      (chart) => chart.clientWidth > 0 && Math.abs((chart.querySelector('svg')?.clientWidth ?? 0) - chart.clientWidth) > 1,
    );
    if (blank || /intervals? under way|are being worked out|Reading the (fields|preferences)/.test(document.body.innerText)) return false;
    const now = `${location.hash} ${document.documentElement.clientWidth} ${main.innerText.length} ${document.documentElement.scrollHeight} ${document.querySelectorAll('svg *').length}`;
    if (now !== store.seenAs) Object.assign(store, { seenAs: now, seenAt: performance.now() });
    return performance.now() - (store.seenAt ?? 0) > quiet;
  };
  try {
    await page.waitForFunction(look, { quiet: QUIET_MS }, { timeout: PATIENCE_MS, polling: 60 });
    return true;
  } catch {
    return false;
  }
}

/** Does one step, where what it needs is there. */
async function take(page: Page, step: Step): Promise<void> {
  switch (step.kind) {
    case 'key':
      return page.keyboard.press(step.key);
    case 'press': {
      const button = page.getByRole(step.role ?? 'button', { name: step.name }).first();
      return (await button.isVisible()) ? button.click() : undefined;
    }
    case 'fill':
      return page.getByRole('textbox', { name: step.label, exact: true }).first().fill(step.text);
    case 'tables':
      for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
      return undefined;
    case 'unfold':
      return page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
  }
}

async function open(page: Page, given: Given, first: string): Promise<void> {
  switch (given.kind) {
    case 'nothing':
      await page.goto(`./${first}`);
      return;
    case 'sample':
      await page.goto(`./?sample=${given.name}${first}`);
      return;
    case 'files':
      await page.goto('./#/data');
      return give(page, given.files);
  }
}

/** Ends the engine's worker as a fault in it would. */
async function endEngine(page: Page): Promise<void> {
  const engine = page.workers().find((worker) => worker.url().includes('duckdb'));
  await engine?.evaluate(() => {
    self.onmessage = () => {
      throw new Error('out of memory');
    };
  });
}

async function deny(page: Page, requests: RegExp): Promise<void> {
  await page.route(requests, (route) => route.abort());
}

/** What waits for a file that never comes is looked at while it waits. */
const waitsForEver = (state: State): boolean => state.held !== undefined;

/** Brings a page of its own into a state. Views of it are then shown without loading anything anew. */
export async function reach(browser: Browser, baseURL: string, state: State): Promise<Reached> {
  const context = await browser.newContext({
    baseURL,
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  if (state.denied !== undefined) await deny(page, state.denied);
  if (state.held !== undefined) await page.route(state.held, () => new Promise(() => undefined));
  const [first] = state.views;
  if (first === undefined) throw new Error(`there is nothing to see in ${state.id}`);
  await open(page, state.given, hashOf(first, state));
  const settle = async (): Promise<boolean> => {
    if (!waitsForEver(state)) return isSettled(page);
    await page.waitForTimeout(WAITING_MS);
    return true;
  };
  if (state.given.kind !== 'nothing' && state.held === undefined && state.denied === undefined) await isSettled(page);
  if (state.deniedLater !== undefined) await deny(page, state.deniedLater);
  if (state.losesEngine === true) await endEngine(page);
  const show = async (view: View): Promise<boolean> => {
    // Nothing is shown as if the pointer were on it.
    await page.mouse.move(0, 0);
    await page.evaluate((hash) => void (location.hash = hash), hashOf(view, state));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    let settled = await settle();
    for (const step of view.steps ?? []) {
      await take(page, step);
      // What opens is fetched first: until then the page under it is at rest.
      if (view.isOver === true) await page.waitForTimeout(OPENING_MS);
      settled = await settle();
    }
    return settled;
  };
  const turn = async ({ scheme, width, height }: Look): Promise<boolean> => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    return settle();
  };
  const close = async (): Promise<void> => {
    for (let layer = 0; layer < 2; layer += 1) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(QUIET_MS);
    }
  };
  return { page, context, show, turn, close, leave: () => context.close() };
}
