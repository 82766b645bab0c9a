import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The pure tests that changes to a folder are held against: no engine, no DOM. In this order, the quickest to object first:
 * a run ends with the first test that fails.
 */
const HELD_BY: Readonly<Record<string, readonly string[]>> = {
  statistics: ['test/core/statistics/'],
  metrics: [
    'test/docs/',
    'test/catalogue/',
    'test/sql/resolve.test.ts',
    'test/core/metrics/',
    'test/core/drift/',
    'test/oracle/reasons.test.ts',
    'test/core/facts/',
    'test/core/question/',
    'test/core/icp/',
  ],
};
/** Laws over random companies come last: they take longest. */
const LAST = ['second-opinion.test.ts', 'additivity.test.ts', 'metamorphic.test.ts', 'evidence.test.ts'];
const held = HELD_BY[process.env['MUTATED'] ?? ''] ?? [];

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const last = LAST.indexOf(basename(moduleId));
      return last >= 0 ? held.length + last : held.findIndex((path) => moduleId.includes(path));
    };
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: held.map((path) => (path.endsWith('/') ? `${path}**/*.test.ts` : path)),
    environment: 'node',
    setupFiles: ['test/fixtures/quick-to-object.ts'],
    sequence: { sequencer: QuickestFirst },
    isolate: false,
    // Counting what each test runs takes many times as long as running it.
    testTimeout: 600_000,
    env: { METAMORPHIC_RUNS: '3', SECOND_OPINIONS: '6' },
  },
});
