import { defineConfig } from 'vitest/config';

/** Tests that run in Node. The browser's tests are Playwright's: see playwright.config.ts. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/{core,catalogue,charts,boundaries,docs,proofs,vault}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['test/fixtures/property-seed.ts'],
          pool: 'forks',
          isolate: false,
          // Companies by the dozen: seconds on an idle machine, and the machines of a check are busy.
          testTimeout: 30_000,
        },
      },
      {
        // One boot of the engine a worker: isolated, each file would boot it again.
        test: {
          name: 'engine',
          include: ['test/{sql,oracle,samples,hostile,terminal,real-data}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['test/fixtures/property-seed.ts'],
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: { name: 'app', include: ['test/app/**/*.test.{ts,tsx}'], environment: 'happy-dom', testTimeout: 20_000 },
      },
    ],
  },
});
