import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProfileFile, writeProfileFile } from '../../../src/core/workspace';
import { icpVersion } from './random-definitions';

const WHEN = { kind: 'isOneOf', dimension: 'industry', members: ['Software'] };
const CRITERION = { id: 'c', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when: WHEN, points: 100 }] };
const PROFILE = { id: 'p', name: 'Software', criteria: [CRITERION] };
const ICP = { id: 'icp-1', name: 'ICP 1', effectiveFrom: '2025-01-01', profiles: [PROFILE] };
const withProfile = (more: object): string => JSON.stringify({ ...ICP, profiles: [{ ...PROFILE, ...more }] });
const withCriterion = (more: object): string => withProfile({ criteria: [{ ...CRITERION, ...more }] });
const many = (count: number, each: object): object[] => Array.from({ length: count }, () => each);
const wrapped = (more: object): string => JSON.stringify({ plumbline: 'icp', version: 1, icp: ICP, ...more });
const rule = (depth: number): string => (depth === 0 ? JSON.stringify(WHEN) : `{"kind":"not","of":${rule(depth - 1)}}`);
/** The file with a rule written in place of the one that it has. */
const ruled = (text: string): string => JSON.stringify(ICP).replace(JSON.stringify(WHEN), text);

describe('a profile as a file', () => {
  test('is read again as it was, whatever it is called', () => {
    fc.assert(
      fc.property(icpVersion, (version) => {
        const { icp, ...envelope } = JSON.parse(writeProfileFile(version)) as { readonly icp: unknown };
        expect(envelope).toEqual({ plumbline: 'icp', version: 1 });
        for (const text of [writeProfileFile(version), JSON.stringify(icp)])
          expect(readProfileFile(text)).toEqual({ version, error: null });
      }),
    );
  });

  test('may be the bare object, with what has a usual value left out', () => {
    const { version } = readProfileFile(`\ufeff${JSON.stringify(ICP)}`);
    expect(version).toEqual({
      ...ICP,
      author: '',
      note: '',
      profiles: [{ ...PROFILE, mustHave: [], exclude: [], missing: 'leaveOut', cuts: [90, 70, 50], icpFrom: 70 }],
    });
  });

  test('keeps markup, formulas and words of JavaScript as the text they are', () => {
    const texts = ['<img src=x onerror=alert(1)>', '=cmd()', '__proto__', 'constructor', "'; DROP TABLE score; --"];
    for (const name of texts) {
      const { version } = readProfileFile(withProfile({ id: name, name, criteria: [{ ...CRITERION, id: name, field: name }] }));
      expect(version?.profiles[0]).toMatchObject({ id: name, name, criteria: [{ id: name, field: name }] });
    }
  });

  test('neither keeps keys that are not ours nor lets them change what objects inherit', () => {
    const hostile = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":7,"more":[]';
    const { version } = readProfileFile(JSON.stringify(ICP).replaceAll('"id"', `${hostile},"id"`));
    expect(JSON.stringify(version)).not.toMatch(/polluted|constructor|toString|more/);
    expect(version).toEqual(readProfileFile(JSON.stringify(ICP)).version);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('without any ICP of its own does not inherit one', () =>
    expect(readProfileFile(`{"__proto__":${JSON.stringify(ICP)}}`).error).toBe('The file holds no ICP: it has no "profiles".'));
});

describe('a file is refused with one sentence where it', () => {
  test.each<[string, string, string]>([
    ['is empty', '', 'The file is not JSON, so it holds no ICP.'],
    ['is no JSON', '<html>', 'The file is not JSON, so it holds no ICP.'],
    ['says NaN', withCriterion({ points: 1 }).replace('"points":1,', '"points":NaN,'), 'The file is not JSON, so it holds no ICP.'],
    ['is a list', '[]', 'The file holds no ICP: it is not an object.'],
    ['is nothing', 'null', 'The file holds no ICP: it is not an object.'],
    ['is something else', '{"name":"package"}', 'The file holds no ICP: it has no "profiles".'],
    [
      'is a whole workspace',
      '{"icp":[]}',
      'The file holds the definitions of a whole workspace, not an ICP: load it beside the files of data.',
    ],
    ['is of another kind', wrapped({ plumbline: 'segments' }), 'The file is from Plumbline, but it is no ICP.'],
    ['is of a later version', wrapped({ version: 2 }), 'The file is in version 2 of the format for ICPs; only version 1 can be read.'],
    [
      'names no version',
      wrapped({ version: '1' }),
      'The file does not say which version of the format for ICPs it is in; only version 1 can be read.',
    ],
    ['holds nothing in its envelope', wrapped({ icp: undefined }), 'The file holds no ICP: it has no "icp".'],
    ['is larger than 2 MB', withProfile({ notes: 'x'.repeat(2_000_000) }), 'The file is larger than 2 MB, which is too large for an ICP.'],
    ['has 100,000 criteria', withProfile({ criteria: many(100_000, {}) }), 'profiles.0.criteria: has more than 500 criteria.'],
    [
      'has 501 criteria in two profiles',
      JSON.stringify({
        ...ICP,
        profiles: ['a', 'b'].map((id, at) => ({ ...PROFILE, id, criteria: many(250 + at, CRITERION) })),
      }),
      'ICP icp-1: There are 501 criteria; 500 is the most.',
    ],
    ['has 51 profiles', JSON.stringify({ ...ICP, profiles: many(51, PROFILE) }), 'profiles: has more than 50 profiles.'],
    ['nests a rule too deeply', ruled(rule(20)), 'ICP icp-1: Profile "Software": criterion "c" has a rule nested deeper than 20 steps.'],
    ['nests rules to break the reader', ruled(rule(5000)), 'The file is nested too deeply to hold an ICP.'],
    ['is a bomb of brackets', '['.repeat(900_000) + ']'.repeat(900_000), 'The file is nested too deeply to hold an ICP.'],
    ['lacks criteria', withProfile({ criteria: undefined }), 'profiles.0.criteria: is missing.'],
    ['has text for points', withCriterion({ points: '100' }), 'profiles.0.criteria.0.points: is not a number but "100".'],
    ['has a number for a name', withProfile({ name: 7 }), 'profiles.0.name: is not text but 7.'],
    ['has an object for profiles', JSON.stringify({ ...ICP, profiles: {} }), 'profiles: is not a list but an object.'],
    ['has a side nobody knows', withCriterion({ side: 'both' }), 'profiles.0.criteria.0.side: is not "fit" or "intent" but "both".'],
    [
      'has a rule of no kind',
      withProfile({ entry: { kind: 'regex' } }),
      'profiles.0.entry.kind: is not "always", "isOneOf", "within", "known", "not", "all" or "any" but "regex".',
    ],
    [
      'has points without end',
      withCriterion({ points: 1 }).replace('"points":1,', '"points":1e999,'),
      'profiles.0.criteria.0.points: is too large a number.',
    ],
    [
      'has a bound without end',
      ruled('{"kind":"within","column":"employees","from":1e400}'),
      'profiles.0.criteria.0.bands.0.when.from: is too large a number.',
    ],
    ['has points beyond 100', withCriterion({ points: 1e15 }), 'profiles.0.criteria.0.points: is 1000000000000000, more than 100.'],
    ['has points below 0', withCriterion({ points: -1 }), 'profiles.0.criteria.0.points: is -1, less than 0.'],
    [
      'takes effect on no day',
      JSON.stringify({ ...ICP, effectiveFrom: '2025-02-30' }),
      'effectiveFrom: is not a calendar date (YYYY-MM-DD).',
    ],
    ['is reviewed on no day', withProfile({ review: 'soon' }), 'profiles.0.review: is not a calendar date (YYYY-MM-DD).'],
    [
      'has points that do not sum to 100',
      withCriterion({ points: 95, bands: [{ when: WHEN, points: 95 }] }),
      'ICP icp-1: Profile "Software": its fit points sum to 95; they must sum to 100.',
    ],
    [
      'names what it gives',
      withProfile({ exclude: [{ kind: 'known', column: 'tier' }] }),
      'ICP icp-1: profile p names "tier", which is what it gives.',
    ],
  ])('%s', (_claim, text, error) => expect(readProfileFile(text)).toEqual({ version: null, error }));

  test('is anything at all: it is a profile or a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((profiles) => JSON.stringify({ ...ICP, profiles })),
        ),
        (text) => {
          const { version, error } = readProfileFile(text);
          expect(version === null).toBe(error !== null);
          if (error !== null) expect(error).toMatch(/^[^\n]{5,400}\.$/);
        },
      ),
    );
  });
});
