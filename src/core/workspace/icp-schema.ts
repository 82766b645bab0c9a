import * as v from 'valibot';
import { MOST_CRITERIA, MOST_PROFILES } from '../icp';
import { date, rule } from './rule-schema';

/** A list that is counted before what it holds is looked at. */
const listOf = <S extends v.GenericSchema>(each: S, most: number, what: string) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most, `has more than ${most} ${what}`), v.array(each));

const texts = v.optional(v.array(v.string()));
const text = v.optional(v.string());
const card = { owner: text, valueProposition: text, pains: texts, roles: texts, play: text, coverageModel: text };
const tierCard = v.optional(v.object(card));

/** A version in the one true shape of `domain.md` 9.1, with points and dates as they must be. */
function versionWith<P extends v.GenericSchema<number>, D extends v.GenericSchema<string>>(points: P, when: D) {
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
    ...card,
    status: v.optional(v.picklist(['target', 'observe', 'retired'])),
    primaryMetric: text,
    lastValidated: v.optional(when),
    review: v.optional(when),
    notes: text,
    tiers: v.optional(v.object({ '1': tierCard, '2': tierCard, '3': tierCard, '4': tierCard })),
    entry: v.optional(rule),
    mustHave: v.optional(v.array(rule), []),
    exclude: v.optional(v.array(rule), []),
    missing: v.optional(v.picklist(['leaveOut', 'countAsMiss']), 'leaveOut'),
    cuts: v.optional(v.tuple([points, points, points]), [90, 70, 50]),
    icpFrom: v.optional(points, 70),
    criteria: listOf(criterion, MOST_CRITERIA, 'criteria'),
  });
  return v.object({
    id: v.string(),
    name: v.string(),
    effectiveFrom: when,
    author: v.optional(v.string(), ''),
    note: v.optional(v.string(), ''),
    profiles: listOf(profile, MOST_PROFILES, 'profiles'),
  });
}

/** A version that accounts can be scored by. */
export const icpVersion = versionWith(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100)), date);

/** A version that is being worked on: any number of points, and dates that may be half written. */
export const icpDraft = versionWith(v.pipe(v.number(), v.finite()), v.string());
