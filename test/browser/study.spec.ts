import { expect, test, type Page } from '@playwright/test';

/** What a page notes of its study worker and of its own thread, set up before anything of it runs. */
type Watch = {
  readonly tasks: { readonly start: number; readonly milliseconds: number }[];
  readonly started: number[];
  readonly ended: number[];
  readonly asked: number[];
  readonly answered: number[];
  release(): void;
};

/** Holds questions to the study back until `release`, so that what came before is painted; `refuse` lets no study start. */
function watchStudy(refuse: boolean): void {
  const held: (() => void)[] = [];
  let isHeld = true;
  const watch: Watch = {
    tasks: [],
    started: [],
    ended: [],
    asked: [],
    answered: [],
    release: () => {
      isHeld = false;
      for (const post of held.splice(0)) post();
    },
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watch.tasks.push({ start: startTime, milliseconds: duration });
  }).observe({ type: 'longtask', buffered: true });
  const now = (): number => performance.now();
  const isStudy = (url: string | URL): boolean => /\/study-[^/]*\.js/.test(String(url));
  class Watched extends Worker {
    readonly #isStudy: boolean;
    constructor(url: string | URL, options?: WorkerOptions) {
      if (refuse && isStudy(url)) throw new Error('no study here');
      super(url, options);
      this.#isStudy = isStudy(url);
      if (!this.#isStudy) return;
      watch.started.push(now());
      this.addEventListener('message', ({ data }: MessageEvent<{ readonly kind: string }>) => {
        if (data.kind !== 'ready') watch.answered.push(now());
      });
    }
    override postMessage(message: { readonly kind?: string }, transfer?: unknown): void {
      const post = (): void => super.postMessage(message, transfer as Transferable[]);
      if (!this.#isStudy || message.kind !== 'study') return post();
      const ask = (): void => {
        watch.asked.push(now());
        post();
      };
      if (isHeld) held.push(ask);
      else ask();
    }
    override terminate(): void {
      if (this.#isStudy) watch.ended.push(now());
      super.terminate();
    }
  }
  Object.assign(globalThis, { Worker: Watched, studyWatch: watch });
}

const watched = (page: Page): Promise<Omit<Watch, 'release'>> =>
  page.evaluate(() => (globalThis as unknown as { readonly studyWatch: Watch }).studyWatch) as Promise<Watch>;
const release = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { readonly studyWatch: Watch }).studyWatch.release());

/** Waits until the page's thread has had no long task for a while: what there was to draw is drawn. */
const drawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const { tasks } = (globalThis as unknown as { readonly studyWatch: Watch }).studyWatch;
    const last = tasks.at(-1);
    return performance.now() - (last === undefined ? 0 : last.start + last.milliseconds) > 1500;
  });

const COUNCIL = './?sample=salesforce-style#/council';
const ECONOMICS = './?sample=salesforce-style#/economics';
const returns = (page: Page) =>
  page
    .getByRole('table', { name: /^What a customer returns and costs/ })
    .getByRole('row', { name: /^All/ })
    .getByRole('cell');

test('while the whole answer is worked out the page is free', async ({ page }) => {
  await page.addInitScript(watchStudy, false);
  await page.goto(COUNCIL);
  await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
  await expect.poll(async () => (await watched(page)).started.length).toBe(1);
  await drawn(page);
  await release(page);
  // The first step and then the whole, each by a study of its own.
  await expect.poll(async () => (await watched(page)).answered.length).toBeGreaterThanOrEqual(2);
  const { asked, answered, tasks } = await watched(page);
  const [from = 0, to = 0] = [asked[0], answered[1]];
  const meanwhile = tasks.filter(({ start, milliseconds }) => start + milliseconds > from && start < to);
  test.info().annotations.push({ type: 'study', description: JSON.stringify({ milliseconds: to - from, meanwhile }) });
  expect(to - from).toBeGreaterThan(50);
  expect(Math.max(0, ...meanwhile.map(({ milliseconds }) => milliseconds))).toBeLessThan(100);
});

test('a study that is no longer asked is ended at once', async ({ page }) => {
  await page.addInitScript(watchStudy, false);
  await page.goto(ECONOMICS);
  await expect.poll(async () => (await watched(page)).started.length).toBe(1);
  await drawn(page);
  await release(page);
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('h1')?.textContent === 'Data') resolve(performance.now());
          else requestAnimationFrame(look);
        };
        location.hash = '#/data';
        look();
      }),
  );
  const { ended, answered } = await watched(page);
  expect(answered.length).toBeLessThan(4);
  expect((ended[0] ?? Infinity) - left).toBeLessThan(300);
});

test('where no study can start, the page works out the same itself', async ({ page, context }) => {
  const read = async (each: Page, refuse: boolean): Promise<readonly string[]> => {
    await each.addInitScript(watchStudy, refuse);
    await each.goto(ECONOMICS);
    if (!refuse) await expect.poll(async () => (await watched(each)).started.length).toBe(1);
    await release(each);
    await expect(returns(each).first()).toBeVisible();
    await expect(returns(each).nth(1)).toHaveText(/\d–\d/);
    return returns(each).allTextContents();
  };
  const here = await read(page, true);
  expect(await read(await context.newPage(), false)).toEqual(here);
  await expect(page.locator('main')).not.toContainText(/could not/);
});
