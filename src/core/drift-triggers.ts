import type { Answerable } from './analysis';
import {
  cacRises,
  filledPart,
  openAmountAt,
  shortOfPlan,
  UNTESTED,
  USUAL_TRIGGER_SETTINGS,
  winRateFalls,
  type CaseReader,
  type Changed,
  type Confuser,
  type Finding,
  type JudgedChange,
  type Tested,
  type Triggered,
  type TriggerSettings,
  type Windows,
} from './drift';
import { lastQuarterOf, type Drift } from './drift-study';
import type { MetricId } from './metrics';
import { periodOf, type Missing, type Reading, type Slice, type Span } from './model';

const QUARTER = 3;
const YEAR = 12;
const ALL: Slice = new Map();

/** What the rules read, and what tells whether something harmless looks like them. */
export type TriggerGround = {
  readonly answerable: Answerable;
  readonly drift: Drift;
  readonly reader: CaseReader;
  confusersOf(changed: Changed): readonly Confuser[];
};

type Spans = { readonly before: Span; readonly now: Span };

/** The last four complete quarters and the four before; null where the files do not reach back so far. */
function windowsIn({ dataset }: Answerable): Spans | null {
  const last = lastQuarterOf(dataset);
  const [now, before] = [YEAR, 2 * YEAR].map((back) => ({ from: last.to - back + 1, to: last.to - back + YEAR }));
  const first = dataset.months?.from ?? null;
  return now === undefined || before === undefined || first === null || first > before.from ? null : { before, now };
}

const reasonless = (metric: string, missing: Missing): Reading => ({
  metric,
  slice: ALL,
  period: null,
  unit: 'count',
  currency: null,
  n: 0,
  low: null,
  high: null,
  level: null,
  leftOut: [],
  value: null,
  missing,
});

/** A sum of the cube as a reading: a fact, without an interval. */
function amounts({ reader, answerable }: TriggerGround, metric: string, span: Span, value: number | null): Reading {
  const { dataset } = answerable;
  const isMoney = metric === 'openAmount';
  const plain = { ...reasonless(metric, 'no_rows'), period: periodOf(span, dataset.calendar) };
  if (value === null) return plain;
  const unit = isMoney ? ('money' as const) : ('count' as const);
  const n = isMoney ? (reader.number('entered', ALL, span) ?? 0) : value;
  return { ...plain, unit, currency: isMoney ? dataset.currency : null, n, value, missing: null };
}

function windowsOf({ reader }: TriggerGround, metric: MetricId, { before, now }: Spans): Windows {
  const read = (span: Span): Reading => reader.reading(metric, ALL, span) ?? reasonless(metric, 'no_rows');
  return { before: read(before), now: read(now) };
}

const isSame = (a: Reading, b: Reading): boolean => a.period?.from === b.period?.from && a.period?.to === b.period?.to;

/** What the family made of a number in total, if it compared these very windows. */
function judgedIn({ drift }: TriggerGround, { before, now }: Windows): JudgedChange | null {
  const isThis = ({ comparison: each }: JudgedChange): boolean =>
    each.metric === now.metric && each.slice.size === 0 && isSame(each.before, before) && isSame(each.now, now);
  return drift.family.judged.find(isThis) ?? null;
}

function testedIn(ground: TriggerGround, windows: Windows): Tested {
  const judged = judgedIn(ground, windows);
  if (judged === null) return UNTESTED;
  const { change, p } = judged.comparison;
  return { low: change?.low ?? null, high: change?.high ?? null, p, q: judged.q, state: judged.state };
}

function winRate(
  ground: TriggerGround,
  spans: Spans,
  settings: TriggerSettings,
): { readonly triggered: Triggered; readonly confusers: readonly Confuser[] } {
  const { reader, answerable } = ground;
  const rule = 'winRateFallsPipelineSteady';
  const before = filledPart({ ...reader.ground, ...spans });
  if (before === null) return { triggered: { rule, finding: null, missing: 'not_mature' }, confusers: [] };
  const rate = windowsOf(ground, 'winRate', { before, now: spans.now });
  const counts = (metric: 'created' | 'openAmount', span: Span): Reading => {
    const value = metric === 'created' ? reader.number('created', ALL, span) : openAmountAt(reader, span);
    const reading = amounts(ground, metric, span, value);
    const { moneyMissing } = answerable.dataset;
    return metric === 'openAmount' && moneyMissing !== null ? { ...reading, value: null, missing: moneyMissing } : reading;
  };
  const pair = (metric: 'created' | 'openAmount'): Windows => ({ before: counts(metric, spans.before), now: counts(metric, spans.now) });
  const given = { winRate: rate, created: pair('created'), openAmount: pair('openAmount'), change: testedIn(ground, rate) };
  const size = (rate.now.value ?? 0) - (rate.before.value ?? 0);
  // Whether it holds at all is asked first: what may explain it is asked of what holds only.
  if (winRateFalls({ ...given, confusers: [] }, settings).finding === null)
    return { triggered: winRateFalls({ ...given, confusers: [] }, settings), confusers: [] };
  const confusers = ground.confusersOf({ kind: 'performance', metric: 'winRate', slice: ALL, ...rate, size });
  return { triggered: winRateFalls({ ...given, confusers }, settings), confusers };
}

function cac(ground: TriggerGround, spans: Spans, settings: TriggerSettings): Triggered {
  const windows = windowsOf(ground, 'cac', spans);
  return cacRises({ cac: windows, ltv: windowsOf(ground, 'ltv', spans), change: testedIn(ground, windows) }, settings);
}

/** The plan is of all deals: under filters a part would be held against the whole. */
function plan({ reader, answerable }: TriggerGround, settings: TriggerSettings): Triggered {
  const last = lastQuarterOf(answerable.dataset);
  const span = { from: last.to - QUARTER + 1, to: last.to };
  const reading = reader.ground.where.length > 0 ? null : reader.reading('attainment', ALL, span);
  return shortOfPlan(reading ?? reasonless('attainment', 'no_target'), settings);
}

/** A rule that holds, with what was checked of it. */
export type TriggeredCase = { readonly finding: Finding; readonly judged: JudgedChange | null; readonly confusers: readonly Confuser[] };

/**
 * The named rules over the last four complete quarters and the four before (`domain.md` 10.12), whatever the question's period,
 * in total under its filters. None of them tests anything itself: they hold in state `drifted` only where the family of the
 * question compared the same windows and says so, so that the budget for false alarms stays one.
 */
export function triggeredBy(ground: TriggerGround): readonly TriggeredCase[] {
  const settings: TriggerSettings = { ...USUAL_TRIGGER_SETTINGS, thresholds: ground.drift.thresholds };
  const spans = windowsIn(ground.answerable);
  const ofWins = spans === null ? null : winRate(ground, spans, settings);
  const all = [
    ...(ofWins === null ? [] : [{ finding: ofWins.triggered.finding, confusers: ofWins.confusers }]),
    ...(spans === null ? [] : [{ finding: cac(ground, spans, settings).finding, confusers: [] }]),
    { finding: plan(ground, settings).finding, confusers: [] },
  ];
  return all.flatMap(({ finding, confusers }) => {
    if (finding === null) return [];
    const { before, now } = finding;
    return [{ finding, confusers, judged: before === null ? null : judgedIn(ground, { before, now }) }];
  });
}
