import { expect, type Page } from '@playwright/test';

/** Waits until a service worker holds the site, the engine and the files of the sample. */
export const isKept = (page: Page): Promise<void> =>
  // Not `waitForFunction`: it takes the promise of an answer for a yes.
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const names = await caches.keys();
          const held = await Promise.all(names.map(async (name) => [name, (await (await caches.open(name)).keys()).length] as const));
          const has = (start: string, least: number): boolean => held.some(([name, count]) => name.startsWith(start) && count >= least);
          const isHere = navigator.serviceWorker.controller !== null;
          return isHere && has('plumbline-shell', 20) && has('plumbline-engine', 1) && has('plumbline-used', 6);
        }),
      { timeout: 60_000 },
    )
    .toBe(true);
