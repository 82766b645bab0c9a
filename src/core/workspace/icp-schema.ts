import * as v from 'valibot';
import { date, rule } from './rule-schema';

const points = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const criterion = v.object({
  id: v.string(),
  field: v.string(),
  family: v.picklist(['firmographic', 'technographic', 'behavioural', 'environmental']),
  side: v.picklist(['fit', 'intent']),
  points: v.optional(points),
  importance: v.optional(v.picklist(['critical', 'veryHigh', 'high', 'medium'])),
  bands: v.array(v.object({ when: rule, points })),
});
const profile = v.object({
  id: v.string(),
  name: v.string(),
  owner: v.optional(v.string()),
  status: v.optional(v.picklist(['target', 'observe', 'retired'])),
  primaryMetric: v.optional(v.string()),
  lastValidated: v.optional(date),
  review: v.optional(date),
  notes: v.optional(v.string()),
  play: v.optional(v.string()),
  entry: v.optional(rule),
  mustHave: v.optional(v.array(rule), []),
  exclude: v.optional(v.array(rule), []),
  missing: v.optional(v.picklist(['leaveOut', 'countAsMiss']), 'leaveOut'),
  cuts: v.optional(v.tuple([points, points, points]), [90, 70, 50]),
  icpFrom: v.optional(points, 70),
  criteria: v.array(criterion),
});

/** A version of the ICP in the one true shape of `domain.md` 9.1. */
export const icpVersion = v.object({
  id: v.string(),
  name: v.string(),
  effectiveFrom: date,
  author: v.optional(v.string(), ''),
  note: v.optional(v.string(), ''),
  profiles: v.array(profile),
});
