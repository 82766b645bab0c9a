import fc from 'fast-check';
import { CAPABILITIES, KPI_CHOICES, kpiKey, type Answer } from '../../../src/core/assessment';
import {
  DECISION_STATUSES,
  DECISION_TYPES,
  FUNCTIONS,
  VERDICTS,
  type CouncilRecords,
  type Decision,
  type FrozenReading,
} from '../../../src/core/council';
import { METRIC_IDS } from '../../../src/core/metrics';
import type { Hypothesis } from '../../../src/core/hypotheses';
import type { DimensionId, Rule } from '../../../src/core/model';
import type { PlanGiven } from '../../../src/core/plan';

const word = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('__proto__', '<b>x</b>', "'; DROP TABLE deals; --", '\ud800', 'é'));
const date = fc.constantFrom('2025-01-01', '2025-06-30', '2025-09-30', '2026-01-01');
const instant = fc.constantFrom('2025-10-01T08:00:00Z', '2025-10-01T08:00:00.5Z', '2025-10-02T00:00:00.000Z', '2026-01-07T12:30:00Z');
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0 || 0);
const slice = fc.array(fc.tuple(word, fc.option(word)), { maxLength: 3 });

export const reading: fc.Arbitrary<FrozenReading> = fc
  .record({
    metric: fc.constantFrom(...METRIC_IDS),
    slice,
    period: fc.option(fc.constant({ from: '2025-07-01', to: '2025-09-30' })),
    unit: fc.constantFrom('share' as const, 'count' as const, 'money' as const),
    currency: fc.option(fc.constantFrom('USD', 'EUR')),
    value: fc.option(finite),
    n: fc.nat(200),
    low: fc.option(finite),
    high: fc.option(finite),
    level: fc.option(fc.constant(0.95)),
  })
  .map(({ n, low, high, level, ...drawn }) => ({ ...drawn, missing: drawn.value === null ? 'no_data' : null, n, low, high, level }));

const decision: fc.Arbitrary<Decision> = fc.record({
  id: fc.constantFrom('d1', 'd2', 'd3', 'd 4', '__proto__'),
  type: fc.constantFrom(...DECISION_TYPES),
  text: word,
  segment: fc.record({
    name: word,
    where: fc.array(
      fc.record({
        dimension: word,
        is: fc.constantFrom('in' as const, 'notIn' as const),
        members: fc.array(fc.option(word), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
  }),
  taken: date,
  options: fc.array(word, { maxLength: 2 }),
  evidence: fc.record({
    asOf: date,
    data: word,
    rules: word,
    icp: fc.option(word),
    question: fc.option(word),
    finding: fc.option(word),
    readings: fc.array(reading, { maxLength: 3 }),
  }),
  expected: fc.option(
    fc.record({
      metric: fc.constantFrom(...METRIC_IDS),
      want: fc.constantFrom('rise' as const, 'fall' as const),
      size: fc.constantFrom(0.05, 1),
    }),
  ),
  owner: word,
  due: fc.option(date),
  approvers: fc.array(fc.record({ name: word, function: fc.constantFrom(...FUNCTIONS) }), { maxLength: 2 }),
  dissent: word,
  review: date,
  kill: word,
  status: fc.constantFrom(...DECISION_STATUSES),
  verdict: fc.option(fc.constantFrom(...VERDICTS)),
  made: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('icpVersion' as const), id: word }),
      fc.record({
        kind: fc.constant('target' as const),
        metric: fc.constantFrom(...METRIC_IDS),
        slice,
        want: fc.constantFrom('atLeast' as const),
        value: finite,
      }),
    ),
  ),
});

const answer: fc.Arbitrary<Answer> = fc.record({
  instrument: fc.constantFrom('segmentation' as const, 'icpModel' as const, 'capabilities' as const),
  version: fc.constant(1),
  question: word,
  score2: fc.integer({ min: 2, max: 10 }),
  by: word,
  on: date,
  at: instant,
  note: word,
  evidence: fc.array(
    fc
      .record({
        id: fc.constantFrom('E01', 'E27'),
        value: fc.option(finite),
        n: fc.nat(50),
        low: fc.constant(null),
        high: fc.constant(null),
      })
      .map((shown) => ({ ...shown, missing: shown.value === null ? 'no_data' : null })),
    { maxLength: 2 },
  ),
  suggested2: fc.option(fc.integer({ min: 2, max: 10 })),
});
const ratio = fc.tuple(fc.nat(20), fc.integer({ min: 20, max: 100 })).map(([part, whole]) => ({ part, whole }));
const plan: fc.Arbitrary<PlanGiven> = fc.record({
  companies: fc.option(fc.nat()),
  serviceable: fc.option(fc.nat()),
  penetration: fc.option(ratio),
  years: fc.integer({ min: 1, max: 5 }),
  icpCompanies: fc.option(fc.nat()),
  acv: fc.option(fc.nat()),
  revenue: fc.option(fc.nat()),
  workdays: fc.constant(220),
  rates: fc.record({ close: fc.option(ratio), opportunity: fc.option(ratio), meeting: fc.constant(null), reply: fc.constant(null) }),
  by: word,
  at: instant,
});

const arm = fc.record({ n: fc.nat(300), value: fc.option(finite), low: fc.option(finite), high: fc.option(finite) });
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant<Rule>({ kind: 'always' }),
  fc.array(word, { maxLength: 2 }).map((members): Rule => ({ kind: 'isOneOf', dimension: 'region' as DimensionId, members })),
  word.map((text): Rule => ({ kind: 'not', of: { kind: 'isOneOf', dimension: 'owner' as DimensionId, members: [{ contains: text }] } })),
);
/** A hypothesis in any state, whether it could have come about or not. */
export const hypothesis: fc.Arbitrary<Hypothesis> = fc.record({
  id: fc.constantFrom('h1', 'h2', '__proto__'),
  text: word,
  segment: rule,
  segmentLabel: word,
  against: fc.constantFrom('dealtArms' as const, 'others' as const),
  metric: fc.constantFrom('winRate' as const, 'acv' as const, 'salesCycle' as const),
  want: fc.constantFrom('rise' as const, 'fall' as const),
  size: fc.constantFrom(0.05, 12),
  baseline: fc.record({ value: finite, n: fc.nat(500), spread: fc.option(fc.constantFrom(0, 2.5)), designEffect: fc.constantFrom(1, 1.5) }),
  needed: fc.integer({ min: 1, max: 5000 }),
  perMonth: fc.option(fc.constantFrom(0, 4.25)),
  allocation: fc.record({ seed: word, treatedShare: fc.constantFrom(0, 0.2, 0.5, 1) }),
  readOut: fc.oneof(
    fc.constant({ kind: 'once' as const }),
    fc.integer({ min: 1, max: 5 }).map((looks) => ({ kind: 'looks' as const, looks })),
  ),
  starts: date,
  readOn: date,
  owner: word,
  status: fc.constantFrom('running' as const, 'read' as const, 'stopped' as const),
  told: fc.option(
    fc.record({
      asOf: date,
      look: fc.integer({ min: 1, max: 5 }),
      treated: arm,
      control: arm,
      difference: fc.option(fc.record({ value: finite, low: finite, high: finite, level: fc.constantFrom(0.95, 0.999) })),
      verdict: fc.constantFrom('held' as const, 'refuted' as const, 'notShown' as const, 'tooEarly' as const),
      confounders: fc.array(fc.record({ attribute: word, label: word, standardised: finite }), { maxLength: 2 }),
    }),
  ),
});

/** Whatever a council may have written down, in whatever order. */
export const council: fc.Arbitrary<CouncilRecords> = fc.record({
  decisions: fc.array(fc.record({ decision, by: word, at: instant }), { maxLength: 4 }),
  answers: fc.array(answer, { maxLength: 3 }),
  stages: fc.array(fc.record({ stage: fc.option(fc.constantFrom('seriesAB' as const, 'growth' as const)), by: word, at: instant }), {
    maxLength: 2,
  }),
  norms: fc.array(
    fc.record({
      stage: fc.constantFrom('seriesAB' as const, 'growth' as const),
      thresholds: fc.option(fc.constantFrom({ expected: 20, good: 28, alarm: 13 }, { expected: 30, good: 40, alarm: 11 })),
      by: word,
      at: instant,
    }),
    { maxLength: 2 },
  ),
  capabilities: fc.array(
    fc.record({
      capability: fc.constantFrom(...CAPABILITIES),
      owner: fc.option(word),
      kpis: fc.option(fc.array(fc.constantFrom(...KPI_CHOICES.map(kpiKey)), { maxLength: 3 })),
      by: word,
      at: instant,
    }),
    { maxLength: 2 },
  ),
  marketChanges: fc.array(fc.record({ id: word, on: date, text: word, isWithdrawn: fc.boolean(), by: word, at: instant }), {
    maxLength: 2,
  }),
  plans: fc.array(plan, { maxLength: 2 }),
  packets: fc.array(fc.record({ asOf: date, data: word, rules: word, by: word, at: instant }), { maxLength: 2 }),
  hypotheses: fc.array(fc.record({ hypothesis, by: word, at: instant }), { maxLength: 2 }),
});
