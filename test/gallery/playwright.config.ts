import { defineConfig } from '@playwright/test';
import tested from '../../playwright.config';

const { webServer: _server, ...usual } = tested;

/** The gallery looks at the site that its command serves, in two browsers at once: states are independent of each other. */
export default defineConfig({
  ...usual,
  testDir: '.',
  testMatch: 'gallery.spec.ts',
  outputDir: '../../test-results/gallery',
  fullyParallel: true,
  workers: 2,
  timeout: 900_000,
  reporter: [['list']],
  use: { ...usual.use, baseURL: process.env['GALLERY_SITE'] ?? 'http://127.0.0.1:4190/' },
});
