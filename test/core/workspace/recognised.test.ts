import { describe, expect, it, test } from 'vitest';
import { NO_DEFINITIONS, readDefinitions, writeDefinitions } from '../../../src/core/workspace';
import { isDefinitions } from '../../../src/sources/readers/definitions';
import { revised } from '../council/made-decisions';

/** What stands in other files too: by it alone no file is taken for a workspace's definitions. */
const ANYBODYS: ReadonlySet<string> = new Set(['version', 'currency', 'amountMeans']);
const KEYS = Object.keys(JSON.parse(JSON.stringify(writeDefinitions(NO_DEFINITIONS))) as object);

describe('a file of definitions', () => {
  it('with nothing but what the council wrote down is recognised, and read', () => {
    const text = JSON.stringify({ version: 1, council: { decisions: [revised()] } });
    expect(isDefinitions(text)).toBe(true);
    expect(readDefinitions(JSON.parse(text)).definitions?.council.decisions).toEqual([revised()]);
  });

  test.each(KEYS.filter((key) => !ANYBODYS.has(key)))('is recognised by %s alone', (key) => {
    expect(isDefinitions(JSON.stringify({ version: 1, [key]: null }))).toBe(true);
  });

  test.each(['{"version":1}', '{"council":{}}', '{"version":1,"rows":[]}', '[{"version":1,"council":{}}]', 'version council', ''])(
    'is not seen in %s',
    (text) => expect(isDefinitions(text)).toBe(false),
  );
});
