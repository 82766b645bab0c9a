import * as v from 'valibot';
import { LONGEST_ID, MOST_FLAGS, MOST_RECORDS, type FlagLog } from '../drift';
import { isCompared } from './drift-schema';
import { date } from './rule-schema';

/** A list that is counted before what it holds is looked at: a log of a million dates is refused at once. */
const listOf = <S extends v.GenericSchema>(each: S, most: number, what: string) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most, `has more than ${most} ${what}`), v.array(each));

const short = (most: number) => v.pipe(v.string(), v.maxLength(most, `is longer than ${most} characters`));
const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{1,64}$/, 'is not a fingerprint'));
const number = v.nullable(v.pipe(v.number(), v.finite()));
const chance = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const flag = v.pipe(
  v.object({
    id: short(LONGEST_ID),
    metric: v.pipe(v.string(), v.check(isCompared, 'is not a metric')),
    slice: listOf(v.strictTuple([short(LONGEST_ID), v.nullable(short(LONGEST_ID))]), 8, 'dimensions'),
    state: v.picklist(['met', 'missed', 'undecided', 'drifted']),
    unit: v.picklist(['share', 'count', 'money', 'days', 'months', 'ratio', 'moneyPerDay']),
    size: number,
    low: number,
    high: number,
    q: chance,
    before: v.nullable(count),
    now: count,
  }),
  v.check(({ low, high }) => (low === null) === (high === null) && (low ?? 0) <= (high ?? 0), 'has limits that are no interval'),
);

const record = v.object({
  asOf: date,
  data: fingerprint,
  rules: fingerprint,
  icp: v.nullable(short(LONGEST_ID)),
  currency: v.nullable(short(16)),
  flags: listOf(flag, MOST_FLAGS, 'findings'),
  leftOut: count,
});

/** What was found at each as-of date, ascending; what nobody could have recorded is refused. */
export const flagLog = v.pipe(
  listOf(record, MOST_RECORDS, 'as-of dates'),
  v.check((log) => new Set(log.map(({ asOf }) => asOf)).size === log.length, 'names an as-of date twice'),
  v.transform((log): FlagLog => log.toSorted((a, b) => Number(a.asOf > b.asOf) - Number(a.asOf < b.asOf))),
);
