import * as v from 'valibot';
import { CAPABILITIES, faultOfThresholds } from '../assessment';
import { DECISION_STATUSES, DECISION_TYPES, FUNCTIONS, VERDICTS, type CouncilRecords } from '../council';
import { isMetricId } from '../metrics';
import { parseDate } from '../model';
import { hypothesis } from './hypothesis-schema';
import { date } from './rule-schema';

/** A list that is counted before what it holds is looked at. */
const listOf = <S extends v.GenericSchema>(each: S, most: number, what: string) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most, `has more than ${most} ${what}`), v.array(each));

const text = (most: number) => v.pipe(v.string(), v.maxLength(most, `is longer than ${most} characters`));
const name = text(1000);
const words = text(20_000);
/** Universal time alone: texts of one zone are in the order of their instants. */
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;
const isInstant = (text: string): boolean => parseDate(INSTANT.exec(text)?.[1] ?? '') !== null;
const instant = v.pipe(v.string(), v.check(isInstant, 'is not an instant'));
const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const slice = listOf(v.strictTuple([name, v.nullable(name)]), 8, 'dimensions');
const metric = v.pipe(v.string(), v.check(isMetricId, 'is not a metric'));

const reading = v.pipe(
  v.object({
    metric: name,
    slice,
    period: v.nullable(v.object({ from: date, to: date })),
    unit: v.picklist(['share', 'count', 'money', 'days', 'months', 'ratio', 'moneyPerDay']),
    currency: v.nullable(text(16)),
    value: v.nullable(finite),
    missing: v.nullable(text(64)),
    n: v.pipe(finite, v.minValue(0)),
    low: v.nullable(finite),
    high: v.nullable(finite),
    level: v.nullable(finite),
  }),
  v.check(({ value, missing }) => (value === null) !== (missing === null), 'has neither a value nor a reason, or both'),
);
const evidence = v.object({
  asOf: v.nullable(date),
  data: name,
  rules: name,
  icp: v.nullable(name),
  question: v.nullable(words),
  finding: v.nullable(name),
  inDoubt: v.exactOptional(v.literal(true)),
  readings: listOf(reading, 200, 'figures'),
});
const condition = v.object({
  dimension: name,
  is: v.picklist(['in', 'notIn']),
  members: listOf(v.nullable(name), 1000, 'members'),
});
const made = v.variant('kind', [
  v.object({ kind: v.literal('icpVersion'), id: name }),
  v.object({ kind: v.literal('target'), metric, slice, want: v.picklist(['atLeast', 'atMost']), value: finite }),
]);
const decision = v.object({
  id: v.pipe(name, v.minLength(1, 'is empty')),
  type: v.picklist(DECISION_TYPES),
  text: words,
  segment: v.object({ name, where: listOf(condition, 20, 'conditions') }),
  taken: date,
  options: listOf(words, 50, 'options'),
  evidence,
  expected: v.nullable(v.object({ metric, want: v.picklist(['rise', 'fall']), size: v.pipe(finite, v.minValue(0)) })),
  owner: name,
  due: v.nullable(date),
  approvers: listOf(v.object({ name, function: v.picklist(FUNCTIONS) }), 50, 'approvers'),
  dissent: words,
  review: date,
  kill: words,
  status: v.picklist(DECISION_STATUSES),
  verdict: v.nullable(v.picklist(VERDICTS)),
  made: v.nullable(made),
});

const shown = v.object({
  id: v.pipe(v.string(), v.regex(/^E\d\d$/, 'is no evidence')),
  value: v.nullable(finite),
  n: v.pipe(finite, v.minValue(0)),
  low: v.nullable(finite),
  high: v.nullable(finite),
  missing: v.nullable(text(64)),
});
const halfPoints = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10));
const answer = v.object({
  instrument: v.picklist(['segmentation', 'icpModel', 'capabilities']),
  version: whole,
  question: name,
  score2: halfPoints,
  by: name,
  on: date,
  at: instant,
  note: words,
  evidence: listOf(shown, 40, 'figures'),
  suggested2: v.nullable(halfPoints),
});
const companyStage = v.picklist(['seriesAB', 'seriesCD', 'growth', 'enterprise']);
const stage = v.object({ stage: v.nullable(companyStage), by: name, at: instant });
const tenths = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(50));
const norm = v.object({
  stage: companyStage,
  thresholds: v.nullable(
    v.pipe(
      v.object({ expected: tenths, good: tenths, alarm: tenths }),
      v.check((thresholds) => faultOfThresholds(thresholds) === null, 'has thresholds that are not in order'),
    ),
  ),
  by: name,
  at: instant,
});
const capability = v.object({
  capability: v.picklist(CAPABILITIES),
  owner: v.nullable(name),
  kpis: v.nullable(listOf(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.]{1,64}$/, 'is no KPI')), 40, 'KPIs')),
  by: name,
  at: instant,
});
const marketChange = v.object({ id: name, on: date, text: words, isWithdrawn: v.boolean(), by: name, at: instant });

const ratio = v.pipe(
  v.object({ part: whole, whole }),
  v.check(({ part, whole: of }) => part <= of && of > 0, 'is no share'),
);
const plan = v.object({
  companies: v.nullable(whole),
  serviceable: v.nullable(whole),
  penetration: v.nullable(ratio),
  years: v.pipe(whole, v.minValue(1), v.maxValue(50)),
  icpCompanies: v.nullable(whole),
  acv: v.nullable(whole),
  revenue: v.nullable(whole),
  workdays: v.pipe(whole, v.minValue(1), v.maxValue(366)),
  rates: v.object({ close: v.nullable(ratio), opportunity: v.nullable(ratio), meeting: v.nullable(ratio), reply: v.nullable(ratio) }),
  by: name,
  at: instant,
});
const packet = v.object({ asOf: date, data: name, rules: name, by: name, at: instant });

/** Most entries of each list: a council that writes a hundred a quarter reaches it after decades. */
const MOST = 20_000;

/** What the council wrote down; whatever is not wholly understood is refused with the place where it stands. */
export const councilRecords = v.pipe(
  v.object({
    decisions: v.optional(listOf(v.object({ decision, by: name, at: instant }), MOST, 'decisions'), []),
    answers: v.optional(listOf(answer, MOST, 'answers'), []),
    stages: v.optional(listOf(stage, MOST, 'stages'), []),
    norms: v.optional(listOf(norm, MOST, 'thresholds'), []),
    capabilities: v.optional(listOf(capability, MOST, 'capabilities'), []),
    marketChanges: v.optional(listOf(marketChange, MOST, 'changes in the market'), []),
    plans: v.optional(listOf(plan, MOST, 'plans'), []),
    packets: v.optional(listOf(packet, MOST, 'packets'), []),
    hypotheses: v.optional(listOf(v.object({ hypothesis, by: name, at: instant }), MOST, 'hypotheses'), []),
  }),
  v.transform((records): CouncilRecords => records),
);
