import { measured, settingOf, unmeasured, type MeasuredEvidence } from './assessment';
import { eachOfFour, fourQuarters, labelIn, segmentsOf, shareLimits, slicesBy, type AssessmentGround } from './assessment-evidence-ground';
import { LOSS_REASON, type MeasuredSlice, type MetricId } from './metrics';
import type { Reading, Span } from './model';

const read = (slice: MeasuredSlice, metric: MetricId, span: Span | null): readonly Reading[] => {
  const reading = slice.read(metric, span);
  return reading === null || reading.missing !== null ? [] : [reading];
};

/** Segments of which every one of the metrics can be read, with their readings. */
export function segmentsWith(ground: AssessmentGround, metrics: readonly MetricId[], least = 0) {
  const span = fourQuarters(ground.answerable.dataset);
  const segments = segmentsOf(ground)?.slices ?? [];
  return segments.flatMap((slice) => {
    const closed = slice.cells.number('decided', span);
    const readings = metrics.flatMap((metric) => read(slice, metric, span));
    return readings.length === metrics.length && closed >= least ? [{ name: labelIn(slice.slice) ?? '', readings }] : [];
  });
}

function enoughClosed(ground: AssessmentGround): MeasuredEvidence {
  const segments = segmentsOf(ground)?.slices ?? null;
  if (segments === null) return unmeasured('E16', 'not_mapped');
  const span = fourQuarters(ground.answerable.dataset);
  const dealsIn = ({ cells }: MeasuredSlice): number => cells.number('created', null) + cells.number('ended', null);
  const worked = segments.filter((slice) => dealsIn(slice) > 0);
  if (worked.length === 0) return unmeasured('E16', 'no_rows');
  const enough = worked.filter(({ cells }) => cells.number('decided', span) >= settingOf('E16', 'closed'));
  return measured('E16', enough.length / worked.length, {
    ...shareLimits(enough.length, worked.length),
    n: worked.length,
    part: enough.length,
    names: enough.map(({ slice }) => labelIn(slice) ?? ''),
    readings: enough.flatMap((slice) => read(slice, 'winRate', span)),
  });
}

/** Of segments with the metrics: a table that is not there limits nothing. */
function bySegment(ground: AssessmentGround, id: 'E17' | 'E26', metrics: readonly MetricId[]): MeasuredEvidence {
  const { supplied } = ground.answerable.dataset;
  if (segmentsOf(ground) === null) return unmeasured(id, 'not_mapped');
  if (!supplied.has('base')) return unmeasured(id, 'no_base');
  if (id === 'E26' && !supplied.has('spend')) return unmeasured(id, 'no_spend');
  const found = segmentsWith(ground, metrics);
  return measured(id, found.length, {
    n: segmentsOf(ground)?.slices.length ?? 0,
    names: found.map(({ name }) => name),
    readings: found.flatMap(({ readings }) => readings),
  });
}

function lossReasons(ground: AssessmentGround): MeasuredEvidence {
  const slices = slicesBy(ground, [LOSS_REASON], ['lost']);
  if (slices === null) return unmeasured('E18', 'not_mapped');
  const span = fourQuarters(ground.answerable.dataset);
  const lost = (some: readonly MeasuredSlice[]): number => some.reduce((sum, { cells }) => sum + cells.number('lost', span), 0);
  const named = slices.filter(({ slice }) => labelIn(slice) !== null);
  const [part, n] = [lost(named), lost(slices)];
  if (n === 0) return unmeasured('E18', 'no_closed');
  const readings = slices.filter(({ slice }) => labelIn(slice) === null).flatMap((slice) => read(slice, 'lostCount', span));
  return measured('E18', part / n, { ...shareLimits(part, n), n, part, readings });
}

/** The whole, read quarter by quarter over the last four. */
function overFour(ground: AssessmentGround, metric: MetricId): readonly (Reading | null)[] {
  const [all] = slicesBy(ground, [], []) ?? [];
  return eachOfFour(ground.answerable.dataset).map((span) => all?.read(metric, span) ?? null);
}

const MIX: readonly MetricId[] = ['icpShareOpen', 'icpShareWon'];

/** Quarters in which both mix targets could be judged; none while one of them is not set. */
function mixTargets(ground: AssessmentGround): MeasuredEvidence {
  const { definitions, dataset } = ground.answerable;
  const isSet = (metric: MetricId): boolean => definitions.targets.some((target) => target.metric === metric && target.slice.length === 0);
  const quarters = eachOfFour(dataset).length;
  if (!MIX.every(isSet)) return measured('E28', 0, { n: quarters });
  if (!dataset.supplied.has('icp')) return unmeasured('E28', 'no_icp');
  const readings = MIX.map((metric) => overFour(ground, metric));
  const isJudged = (at: number): boolean => readings.every((of) => of[at]?.missing === null);
  const judged = eachOfFour(dataset).filter((_, at) => isJudged(at));
  return measured('E28', judged.length, { n: quarters, readings: readings.flat().filter((each) => each !== null) });
}

/** How far attainment was from its target on average; all four quarters are needed. */
function forecast(ground: AssessmentGround): MeasuredEvidence {
  const readings = overFour(ground, 'attainment').filter((each) => each !== null);
  const missing = readings.find((reading) => reading.missing !== null)?.missing ?? null;
  if (missing !== null) return unmeasured('E30', missing);
  const values = readings.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < eachOfFour(ground.answerable.dataset).length) return unmeasured('E30', 'no_target');
  const off = values.reduce((sum, value) => sum + Math.abs(value - 1), 0) / values.length;
  return measured('E30', off, { n: values.length, readings });
}

/** Whether results can be read by segment, and what was planned against what came. */
export const evidenceOfResults = (ground: AssessmentGround): readonly MeasuredEvidence[] => [
  enoughClosed(ground),
  bySegment(ground, 'E17', ['winRate', 'acv', 'ltv']),
  lossReasons(ground),
  bySegment(ground, 'E26', ['cac', 'ltv', 'nrr']),
  mixTargets(ground),
  forecast(ground),
];
