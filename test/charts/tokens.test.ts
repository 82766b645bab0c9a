import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLOURS } from '../../src/app/theme/tokens';

const sheet = readFileSync(new URL('../../src/app/theme/tokens.css', import.meta.url), 'utf8').toLowerCase();

test.each(COLOURS)('the style sheet has $name as the module says', ({ name, light, dark }) => {
  const value = light === dark ? light : `light-dark(${light}, ${dark})`;
  expect(sheet).toContain(`${name}: ${value.toLowerCase()};`);
});

test('the style sheet has no other colour of a mark', () => {
  const names = [...sheet.matchAll(/(--[a-z0-9-]+): (?:light-dark\(#|#)/g)].map(([, name]) => name);
  const known = new Set([...COLOURS.map(({ name }) => name), '--cell-dark', '--cell-light']);
  expect(names.filter((name) => !known.has(name ?? ''))).toEqual([]);
});
