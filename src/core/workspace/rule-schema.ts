import * as v from 'valibot';
import { parseDate, type AttributeRule } from '../model';
import { wordsOf } from './plain-fault';

/** A calendar date as people write it. */
export const date = v.pipe(
  v.string(),
  v.check((text) => parseDate(text) !== null, 'is not a calendar date (YYYY-MM-DD)'),
);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's own entries as a map. A record schema would pass over keys such as `constructor`, which may well be headers. */
export function mapOf<V>(value: v.GenericSchema<unknown, V>) {
  return v.pipe(
    v.custom<object>(isObject, 'is not an object'),
    v.rawTransform(({ dataset, addIssue, NEVER }): ReadonlyMap<string, V> => {
      const entries = new Map<string, V>();
      for (const [key, each] of Object.entries(dataset.value)) {
        const read = v.safeParse(value, each);
        if (!read.success) {
          const [issue] = read.issues;
          const { path = [] } = issue;
          addIssue({
            message: wordsOf(issue),
            path: [{ type: 'object', origin: 'value', input: { ...dataset.value }, key, value: each }, ...path],
          });
          return NEVER;
        }
        entries.set(key, read.output);
      }
      return entries;
    }),
  );
}

const limit = v.optional(v.nullable(v.pipe(v.number(), v.finite())), null);

/** A rule over attributes in the language of `domain.md` 9.1: labels and numbers, never codes. */
export const rule: v.GenericSchema<unknown, AttributeRule> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.literal('always') }),
    v.object({
      kind: v.literal('isOneOf'),
      dimension: v.string(),
      members: v.array(v.union([v.string(), v.object({ contains: v.string() })])),
    }),
    v.object({ kind: v.literal('within'), column: v.string(), from: limit, to: limit }),
    v.object({ kind: v.literal('known'), column: v.string() }),
    v.object({ kind: v.literal('not'), of: rule }),
    v.object({ kind: v.picklist(['all', 'any']), of: v.array(rule) }),
  ]),
) as v.GenericSchema<unknown, AttributeRule>;
