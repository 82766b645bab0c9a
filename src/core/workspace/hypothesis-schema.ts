import * as v from 'valibot';
import { MOST_LOOKS } from '../hypotheses';
import type { Rule } from '../model';
import { date, rule } from './rule-schema';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most, `is longer than ${most} characters`));
const name = text(1000);
const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const least = (value: number) => v.pipe(finite, v.minValue(value));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const listOf = <S extends v.GenericSchema>(each: S, most: number, what: string) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most, `has more than ${most} ${what}`), v.array(each));

const arm = v.object({ n: whole, value: v.nullable(finite), low: v.nullable(finite), high: v.nullable(finite) });
const look = v.pipe(whole, v.minValue(1), v.maxValue(MOST_LOOKS));
const told = v.object({
  asOf: date,
  look,
  treated: arm,
  control: arm,
  difference: v.nullable(v.object({ value: finite, low: finite, high: finite, level: share })),
  verdict: v.picklist(['held', 'refuted', 'notShown', 'tooEarly']),
  confounders: listOf(v.object({ attribute: name, label: name, standardised: finite }), 50, 'attributes'),
});

/** A hypothesis as it was written down, with its read-out where it was told. */
export const hypothesis = v.object({
  id: v.pipe(name, v.minLength(1, 'is empty')),
  text: text(20_000),
  // Which columns hold numbers is known to the files; one that they lack decides nothing.
  segment: v.pipe(
    rule,
    v.transform((each) => each as Rule),
  ),
  segmentLabel: name,
  against: v.picklist(['dealtArms', 'others']),
  metric: v.picklist(['winRate', 'acv', 'salesCycle']),
  want: v.picklist(['rise', 'fall']),
  size: positive,
  baseline: v.object({ value: finite, n: whole, spread: v.nullable(least(0)), designEffect: least(1) }),
  needed: v.pipe(whole, v.minValue(1)),
  perMonth: v.nullable(least(0)),
  allocation: v.object({ seed: name, treatedShare: share }),
  readOut: v.variant('kind', [v.object({ kind: v.literal('once') }), v.object({ kind: v.literal('looks'), looks: look })]),
  starts: date,
  readOn: date,
  owner: name,
  status: v.picklist(['running', 'read', 'stopped']),
  told: v.nullable(told),
});
