import { defineConfig } from '@playwright/test';

/** The browser's tests: Debian's Chromium on the built site with its real headers. */
export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 30_000 },
  workers: 1,
  // A busy machine now and then loses a key to a page that is still mounting; the run names each test that needed this.
  retries: 1,
  reporter: [['dot'], ['json']],
  webServer: { command: 'node scripts/serve.mjs', url: 'http://127.0.0.1:4199/', reuseExistingServer: false, timeout: 120_000 },
  use: {
    baseURL: 'http://127.0.0.1:4199/',
    // Requests that a service worker answers are seen by no test: the journey without a network alone lets it in.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env['PLUMBLINE_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
