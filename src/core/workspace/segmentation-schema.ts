import * as v from 'valibot';
import type { Segment, Segmentation } from '../segments';
import { date, rule } from './rule-schema';

const text = v.optional(v.string(), '');
const texts = v.optional(v.array(v.string()), []);

/** A segment needs a name and a rule; its id is its name unless it has one of its own. */
const segment = v.pipe(
  v.object({
    id: v.optional(v.string()),
    name: v.string(),
    when: rule,
    status: v.optional(v.picklist(['target', 'observe', 'retired']), 'target'),
    owner: text,
    valueProposition: text,
    pains: texts,
    roles: texts,
    play: text,
    coverageModel: text,
    review: v.optional(v.nullable(date), null),
  }),
  v.transform((read): Segment => ({ ...read, id: read.id ?? read.name })),
);

/** A version of a segmentation in the shape of `domain.md` 9.4. One that says no date has always been in effect. */
export const segmentation = v.pipe(
  v.object({
    id: v.string(),
    name: v.optional(v.string()),
    version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1),
    effectiveFrom: v.optional(date, '1900-01-01'),
    author: text,
    note: text,
    owner: text,
    segments: v.array(segment),
  }),
  v.transform((read): Segmentation => ({ ...read, name: read.name ?? read.id })),
);
