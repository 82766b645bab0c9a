import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

type Options = { readonly runOnly?: readonly string[]; readonly resultTypes: readonly string[] };
type Axe = { run(options: Options): Promise<{ readonly violations: readonly Violation[] }> };

/**
 * What axe finds on the page as it stands: each rule that is broken, with the first of what breaks it. By `rules` alone where
 * only they can have changed since it was last asked.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options: Options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) };
  const found = await page.evaluate(async (asked) => {
    const { axe: tool } = globalThis as unknown as { readonly axe: Axe };
    return (await tool.run(asked)).violations;
  }, options);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}
