import * as v from 'valibot';
import type { Sha256 } from '../model';
import type { Decisions } from './decisions';
import type { Defined } from './defined';
import type { WorkspaceEvent } from './kept-workspace';
import { readDefinitions } from './read-definitions';
import { date } from './rule-schema';
import { writeDefinitions } from './write-definitions';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256'),
  v.transform((text) => text as Sha256),
);
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 'is not an instant'));

/** A map is written as pairs: an object would lose a key named `__proto__`, and the order of keys that look like numbers. */
function mapOf<K extends string | number, V>(key: v.GenericSchema<unknown, K>, value: v.GenericSchema<unknown, V>) {
  return v.pipe(
    v.array(v.strictTuple([key, value])),
    v.check((pairs) => new Set(pairs.map(([own]) => own)).size === pairs.length, 'names a key twice'),
    v.transform((pairs): ReadonlyMap<K, V> => new Map(pairs)),
  );
}

const decisions = v.strictObject({
  answers: mapOf(v.string(), mapOf(v.string(), v.string())),
  mapping: mapOf(v.string(), mapOf(v.string(), v.nullable(v.string()))),
  stages: mapOf(v.string(), v.picklist(['won', 'lost', 'open', 'other'])),
  corrections: mapOf(v.string(), mapOf(line, v.array(v.string()))),
  asOf: mapOf(v.string(), date),
});
const file = v.strictObject({ sha256, name: v.string(), bytes: count, batch: count });

/** Whether everything that a value says is said by another one, which may say more. */
function isSaidBy(value: unknown, by: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Object.is(value, by);
  if (typeof by !== 'object' || by === null || Array.isArray(value) !== Array.isArray(by)) return false;
  if (Array.isArray(value) && Array.isArray(by) && value.length !== by.length) return false;
  const said = new Map<string, unknown>(Object.entries(by));
  return Object.entries(value).every(([key, own]) => said.has(key) && isSaidBy(own, said.get(key)));
}

/** Definitions whose every word is understood: what they would be written as says no less. */
const definitions = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = readDefinitions(dataset.value, 'kept');
    if (read.definitions !== null && isSaidBy(dataset.value, writeDefinitions(read.definitions))) return read.definitions;
    addIssue({ message: read.error ?? 'says what is not understood' });
    return NEVER;
  }),
);
const defined = v.nullable(v.strictObject({ definitions, batch: count, isLogAlone: v.exactOptional(v.literal(true)) }));
const schema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('loaded'),
    files: v.array(file),
    removed: v.array(v.string()),
    decisions,
    defined,
    savedAt: instant,
  }),
  v.strictObject({ kind: v.literal('remembered'), decisions }),
  v.strictObject({ kind: v.literal('defined'), defined, savedAt: instant }),
]);

const byKey = (a: readonly [string | number, unknown], b: readonly [string | number, unknown]): number => {
  if (a[0] === b[0]) return 0;
  return a[0] < b[0] ? -1 : 1;
};
const pairsOf = <K extends string | number, V, W>(map: ReadonlyMap<K, V>, write: (value: V) => W) =>
  [...map].map(([key, value]) => [key, write(value)] as const).toSorted(byKey);
const same = <V>(value: V): V => value;

/** What was decided about files as plain JSON, sorted by key. */
export function writtenDecisions({ answers, mapping, stages, corrections, asOf }: Decisions): unknown {
  return {
    answers: pairsOf(answers, (own) => pairsOf(own, same)),
    mapping: pairsOf(mapping, (own) => pairsOf(own, same)),
    stages: pairsOf(stages, same),
    corrections: pairsOf(corrections, (own) => pairsOf(own, same)),
    asOf: pairsOf(asOf, same),
  };
}

const writtenDefined = (given: Defined | null): unknown =>
  given === null ? null : { ...given, definitions: writeDefinitions(given.definitions) };

/** An event as plain JSON, sorted by key: equal decisions are written alike, in whatever order they were taken. */
export function writtenEvent(event: WorkspaceEvent): unknown {
  switch (event.kind) {
    case 'remembered':
      return { ...event, decisions: writtenDecisions(event.decisions) };
    case 'defined':
      return { ...event, defined: writtenDefined(event.defined) };
    case 'loaded':
      return { ...event, decisions: writtenDecisions(event.decisions), defined: writtenDefined(event.defined) };
  }
}

/** The event in a parsed JSON value, or null: nothing of a value that is not wholly understood is taken over. */
export function readEvent(json: unknown): WorkspaceEvent | null {
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : null;
}

/** What was decided about files, in a parsed JSON value, or null where it is not wholly understood. */
export function readDecisions(json: unknown): Decisions | null {
  const parsed = v.safeParse(decisions, json);
  return parsed.success ? parsed.output : null;
}
