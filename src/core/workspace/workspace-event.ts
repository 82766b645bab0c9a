import * as v from 'valibot';
import { parseDate, type Sha256 } from '../model';
import type { Decisions } from './decisions';
import type { WorkspaceEvent } from './kept-workspace';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256'),
  v.transform((text) => text as Sha256),
);
const date = v.pipe(
  v.string(),
  v.check((text) => parseDate(text) !== null, 'is not a calendar date'),
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
const schema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('loaded'),
    files: v.array(file),
    removed: v.array(v.string()),
    decisions,
    savedAt: instant,
  }),
  v.strictObject({ kind: v.literal('remembered'), decisions }),
]);

const byKey = (a: readonly [string | number, unknown], b: readonly [string | number, unknown]): number => {
  if (a[0] === b[0]) return 0;
  return a[0] < b[0] ? -1 : 1;
};
const pairsOf = <K extends string | number, V, W>(map: ReadonlyMap<K, V>, write: (value: V) => W) =>
  [...map].map(([key, value]) => [key, write(value)] as const).toSorted(byKey);
const same = <V>(value: V): V => value;

function writtenDecisions({ answers, mapping, stages, corrections, asOf }: Decisions): unknown {
  return {
    answers: pairsOf(answers, (own) => pairsOf(own, same)),
    mapping: pairsOf(mapping, (own) => pairsOf(own, same)),
    stages: pairsOf(stages, same),
    corrections: pairsOf(corrections, (own) => pairsOf(own, same)),
    asOf: pairsOf(asOf, same),
  };
}

/** An event as plain JSON, sorted by key: equal decisions are written alike, in whatever order they were taken. */
export function writtenEvent(event: WorkspaceEvent): unknown {
  return { ...event, decisions: writtenDecisions(event.decisions) };
}

/** The event in a parsed JSON value, or null: nothing of a value that is not wholly understood is taken over. */
export function readEvent(json: unknown): WorkspaceEvent | null {
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : null;
}
