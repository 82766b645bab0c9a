import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metricsPage } from '../../src/terminal/docs';

test('docs/metrics.md is what the catalogue makes: npm run --silent docs > docs/metrics.md', () => {
  const written = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8').split('\n');
  const made = metricsPage().split('\n');
  const at = made.findIndex((line, place) => line !== written[place]);
  expect({ line: at + 1, text: written[at] }).toEqual({ line: at + 1, text: made[at] });
  expect(written.length).toBe(made.length);
});
