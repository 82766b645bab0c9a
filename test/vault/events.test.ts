import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome, Sha256 } from '../../src/core/model';
import { definitions } from '../core/workspace/random-definitions';
import {
  decisionsOver,
  folded,
  NO_DECISIONS,
  NO_DEFINITIONS,
  readEvent,
  replay,
  writeDefinitions,
  writtenEvent,
  type Decisions,
  type LoadedEvent,
  type WorkspaceEvent,
} from '../../src/core/workspace';

const word = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '1', '01', 'toString', '', '\ud800', 'é\u0000\n'));
const mapOf = <K, V>(key: fc.Arbitrary<K>, value: fc.Arbitrary<V>): fc.Arbitrary<Map<K, V>> =>
  fc.array(fc.tuple(key, value), { maxLength: 5 }).map((pairs) => new Map(pairs));
const date = fc.constantFrom('2024-02-29', '1999-12-31', '2025-09-30');
const decisions: fc.Arbitrary<Decisions> = fc.record({
  answers: mapOf(word, mapOf(word, word)),
  mapping: mapOf(word, mapOf(word, fc.option(word))),
  stages: mapOf(word, fc.constantFrom<Outcome>('won', 'lost', 'open', 'other')),
  corrections: mapOf(word, mapOf(fc.integer({ min: 1, max: 2 ** 40 }), fc.array(word, { maxLength: 4 }))),
  asOf: mapOf(word, date),
});
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/).map((text) => text as Sha256);
const file = fc.record({ sha256, name: word, bytes: fc.maxSafeNat(), batch: fc.nat() });
const defined = fc.option(
  fc.record({ definitions, batch: fc.nat(), isLogAlone: fc.constant(true as const) }, { requiredKeys: ['definitions', 'batch'] }),
);
const savedAt = fc.constantFrom('2025-09-30T10:00:00.000Z', '2024-01-01T00:00:00Z');
const loaded: fc.Arbitrary<LoadedEvent> = fc.record({
  kind: fc.constant('loaded' as const),
  files: fc.array(file, { maxLength: 3 }),
  removed: fc.array(word, { maxLength: 3 }),
  decisions,
  defined,
  savedAt,
});
const event: fc.Arbitrary<WorkspaceEvent> = fc.oneof(
  { weight: 4, arbitrary: loaded },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('defined' as const), defined, savedAt }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remembered' as const), decisions }) },
);

const OVER_TIERS = {
  segmentations: [{ id: 'a', segments: [{ name: 'A', when: { kind: 'isOneOf', dimension: 'tier', members: ['1'] } }] }],
};

describe('an event', () => {
  test('comes back from its JSON as it was, whatever people and files are called', () => {
    fc.assert(
      fc.property(event, (given) => {
        expect(readEvent(JSON.parse(JSON.stringify(writtenEvent(given))))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  test('is written alike in whatever order it was decided', () => {
    const turned = <K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> => new Map([...map].toReversed());
    fc.assert(
      fc.property(event, (given) => {
        fc.pre(given.kind !== 'defined');
        const { answers, mapping, stages, corrections, asOf } = given.decisions;
        const other = {
          answers: turned(answers),
          mapping: turned(mapping),
          stages: turned(stages),
          corrections: turned(corrections),
          asOf: turned(asOf),
        };
        expect(JSON.stringify(writtenEvent({ ...given, decisions: other }))).toBe(JSON.stringify(writtenEvent(given)));
      }),
    );
  });

  const whole = {
    kind: 'loaded',
    files: [],
    removed: [],
    savedAt: '2025-01-01T00:00:00Z',
    decisions: writtenOf(NO_DECISIONS),
    defined: null,
  };
  const changed = { definitions: writeDefinitions(NO_DEFINITIONS) as object, batch: 1 };
  const redefined = { kind: 'defined', defined: changed, savedAt: '2025-01-01T00:00:00Z' };
  function writtenOf(of: Decisions): object {
    return (writtenEvent({ kind: 'remembered', decisions: of }) as { readonly decisions: object }).decisions;
  }
  const kept = { sha256: 'a'.repeat(64), name: 'a.csv', bytes: 1, batch: 0 };

  test('is read where it is whole', () => {
    expect(readEvent({ ...whole, files: [kept] })).not.toBeNull();
    expect(readEvent(redefined)).toEqual({ ...redefined, defined: { definitions: NO_DEFINITIONS, batch: 1 } });
    expect(readEvent({ ...whole, defined: changed })).not.toBeNull();
  });

  test('of definitions is read where it says less than would be written now', () => {
    const { fiscalYearNamedBy: _, ...fewer } = changed.definitions as { readonly fiscalYearNamedBy: string };
    expect(readEvent({ ...redefined, defined: { ...changed, definitions: fewer } })).not.toBeNull();
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', [whole]],
    ['an unknown kind', { ...whole, kind: 'dreamt' }],
    ['a field more', { ...whole, colour: 'red' }],
    ['a field less', { kind: 'loaded', files: [], removed: [], savedAt: whole.savedAt }],
    ['a prototype in its JSON', JSON.parse(JSON.stringify(whole).replace('{', '{"__proto__":{"kind":"loaded"},'))],
    ['a hash that is a path', { ...whole, files: [{ ...kept, sha256: '../../manifest.json' }] }],
    ['a hash in capitals', { ...whole, files: [{ ...kept, sha256: 'A'.repeat(64) }] }],
    ['a length that is no whole number', { ...whole, files: [{ ...kept, bytes: 1.5 }] }],
    ['a negative length', { ...whole, files: [{ ...kept, bytes: -1 }] }],
    ['a name that is no text', { ...whole, files: [{ ...kept, name: { toString: 'x' } }] }],
    ['a file with a field more', { ...whole, files: [{ ...kept, path: '/etc' }] }],
    ['an instant in words', { ...whole, savedAt: 'yesterday' }],
    ['an object where pairs stand', { ...whole, decisions: { ...whole.decisions, answers: { a: 'b' } } }],
    [
      'a key twice',
      {
        ...whole,
        decisions: {
          ...whole.decisions,
          stages: [
            ['a', 'won'],
            ['a', 'lost'],
          ],
        },
      },
    ],
    ['a pair of three', { ...whole, decisions: { ...whole.decisions, stages: [['a', 'won', 'lost']] } }],
    ['an outcome that is none', { ...whole, decisions: { ...whole.decisions, stages: [['a', 'maybe']] } }],
    ['a line before the first', { ...whole, decisions: { ...whole.decisions, corrections: [['a', [[0, []]]]] } }],
    ['a line that is text', { ...whole, decisions: { ...whole.decisions, corrections: [['a', [['1', []]]]] } }],
    ['a cell that is a number', { ...whole, decisions: { ...whole.decisions, corrections: [['a', [[1, [7]]]]] } }],
    ['definitions with a key more', { ...redefined, defined: { ...changed, definitions: { ...changed.definitions, colour: 'red' } } }],
    ['an assumption more', { ...redefined, defined: { ...changed, definitions: { ...changed.definitions, assumptions: { luck: 1 } } } }],
    ['an assumption out of range', { ...redefined, defined: { ...changed, definitions: { assumptions: { grossMargin: 7 } } } }],
    ['a segmentation over tiers', { ...redefined, defined: { ...changed, definitions: OVER_TIERS } }],
    ['definitions of no drop', { ...redefined, defined: { definitions: changed.definitions } }],
    ['definitions that are text', { ...redefined, defined: { ...changed, definitions: '{}' } }],
    ['decisions where definitions stand', { ...redefined, decisions: whole.decisions }],
    ['a date that does not exist', { ...whole, decisions: { ...whole.decisions, asOf: [['a', '2025-02-30']] } }],
  ])('with %s is refused', (_name, json) => expect(readEvent(json)).toBeNull());

  test('with any one of its parts exchanged is refused or read as what it says', () => {
    const strange = fc.oneof(fc.anything(), fc.constantFrom<unknown>('__proto__', -0, 1e999, [[]], [['a', 1]]));
    fc.assert(
      fc.property(event, fc.constantFrom('kind', 'files', 'removed', 'decisions', 'defined', 'savedAt'), strange, (given, key, value) => {
        const json = { ...(writtenEvent(given) as object), [key]: value };
        const read = readEvent(json);
        if (read !== null) expect(JSON.parse(JSON.stringify(writtenEvent(read)))).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });
});

describe('a replay', () => {
  test('leads to the last load, with the decisions of all, the newest on top', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (events) => {
        const last = events.findLast((each) => each.kind === 'loaded') ?? null;
        const decided = events.filter((each) => each.kind !== 'defined');
        const memory = decided.reduce((below, each) => decisionsOver(below, each.decisions), NO_DECISIONS);
        const { kind: _kind, defined: _defined, savedAt: _savedAt, ...rest } = last ?? { kind: null, defined: null, savedAt: null };
        const found = replay(events);
        if (last === null) expect(found).toBeNull();
        else expect(found).toMatchObject({ ...rest, memory });
      }),
    );
  });

  test('has the definitions that were said last, by a load or on the page after it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (events) => {
        const from = events.findLastIndex((each) => each.kind === 'loaded');
        const said = events.slice(Math.max(0, from)).findLast((each) => each.kind !== 'remembered');
        const found = replay(events);
        expect(found === null).toBe(from < 0);
        if (found !== null && said !== undefined) expect([found.defined, found.savedAt]).toEqual([said.defined, said.savedAt]);
      }),
    );
  });

  test('of changes to definitions, however many, needs one event more', () => {
    fc.assert(
      fc.property(loaded, fc.array(defined, { minLength: 1, maxLength: 8 }), (load, changes) => {
        const events = changes.reduce<readonly WorkspaceEvent[]>(
          (before, change) => folded([...before, { kind: 'defined', defined: change, savedAt: load.savedAt }]),
          [load],
        );
        expect(events.map(({ kind }) => kind)).toEqual(['loaded', 'defined']);
        expect(replay(events)?.defined).toEqual(changes.at(-1));
      }),
    );
  });

  test('of folded events leads to the same', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        expect(replay(folded(events))).toEqual(replay(events));
        expect(folded(folded(events))).toEqual(folded(events));
      }),
    );
  });

  test('of loads alone, however many, needs three events', () => {
    fc.assert(
      fc.property(fc.array(loaded, { maxLength: 8 }), (loads) => {
        const byTwos = loads.reduce<readonly WorkspaceEvent[]>((events, load) => folded([...events, load]), []);
        expect(byTwos.length).toBe(Math.min(3, loads.length));
        expect(replay(byTwos)).toEqual(replay(loads));
      }),
    );
  });
});
