import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, expect, test, type LaunchOptions } from '@playwright/test';
import { isErrand, startLoggingProxy } from './logging-proxy';

// As people have it: what the service worker fetches is held to the same.
test.use({ serviceWorkers: 'allow' });

test('the whole journey calls nobody but its own origin, and a page without the policy would', async ({ baseURL, launchOptions }) => {
  const proxy = await startLoggingProxy();
  const options: LaunchOptions = { ...launchOptions, proxy: { server: proxy.address, bypass: '127.0.0.1' } };
  const browser = await chromium.launch(options);
  const called = (): readonly string[] => proxy.called.filter((address) => !isErrand(address));
  try {
    const page = await browser.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    await page.goto(`${baseURL}?sample=salesforce-style#/council`);
    await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
    for (const path of ['segments', 'data', 'council']) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(path, 'i'));
    }
    // From the page's own timer: code that the protocol runs directly is exempt from the policy.
    const refused = await page.evaluate(
      () =>
        new Promise<string>(
          (resolve) =>
            void setTimeout(
              () =>
                void fetch('http://example.test/leak').then(
                  () => resolve('sent'),
                  () => resolve('refused'),
                ),
              0,
            ),
        ),
    );
    expect(refused).toBe('refused');
    expect(foreign.filter((address) => !address.includes('example.test'))).toEqual([]);
    expect(called()).toEqual([]);

    const open = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<title>without a policy</title>'));
    await new Promise<void>((resolve) => void open.listen(0, '127.0.0.1', resolve));
    await page.goto(`http://127.0.0.1:${(open.address() as AddressInfo).port}/`);
    await page.evaluate(() => fetch('http://example.test/leak', { mode: 'no-cors' }).catch(() => undefined));
    open.close();
    expect(called().join()).toContain('example.test');
  } finally {
    await browser.close();
    proxy.close();
  }
});

test('every response carries the policy: page, script, worker, wasm, and what is not there', async ({ page, request, baseURL }) => {
  const seen = new Map<string, string | undefined>();
  page.on('response', (response) => void seen.set(response.url(), response.headers()['content-security-policy']));
  await page.goto('./?sample=hubspot-style#/council');
  await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
  const { headers } = { headers: (await request.get(`${baseURL}assets/not-there.js`)).headers() };
  seen.set('not there', headers['content-security-policy']);
  const worker = await request.get(`${baseURL}quiet-worker.js`);
  seen.set('worker', worker.headers()['content-security-policy']);
  expect(seen.size).toBeGreaterThan(8);
  for (const [address, policy] of seen) expect(policy, address).toMatch(/default-src 'none'.*script-src 'self' 'wasm-unsafe-eval'/);
});

test('nothing that happens on the page breaks the policy or prints a cell', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', (error) => void said.push(error.message));
  await page.goto('./?sample=salesforce-style#/segments');
  await expect(page.getByRole('heading', { name: 'Where do we win?' })).toBeVisible();
  await page.goto('./#/data');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(said).toEqual([]);
});
