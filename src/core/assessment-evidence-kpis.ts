import { capabilitiesWith, CAPABILITY_MATRIX, kpiKey, type Capability, type Kpi } from './assessment';
import { fourQuarters, segmentsOf, slicesBy, type AssessmentGround } from './assessment-evidence-ground';
import { isLate, standingDecisions } from './council';
import { ICP } from './icp';
import { icpDeltas, type MetricId } from './metrics';
import { dateOf, type OutreachCount, type Reading } from './model';

/** What a capability is read by: figures of the data, or a count of something else (`share`). Empty and null: not in the data. */
export type KpiRead = { readonly kpi: Kpi; readonly readings: readonly Reading[]; readonly share: OutreachCount | null };
export type CapabilityKpis = { readonly id: Capability; readonly kpis: readonly KpiRead[] };

function bySegment(ground: AssessmentGround, metric: MetricId): readonly Reading[] {
  const span = fourQuarters(ground.answerable.dataset);
  return (segmentsOf(ground)?.slices ?? []).flatMap((slice) => slice.read(metric, span) ?? []);
}

function total(ground: AssessmentGround, metric: MetricId): readonly Reading[] {
  const { dataset, definitions } = ground.answerable;
  const hasTarget = metric !== 'attainment' || definitions.assumptions.numbers.get('bookingsTarget') !== undefined;
  const [all] = slicesBy(ground, [], []) ?? [];
  const reading = hasTarget ? (all?.read(metric, fourQuarters(dataset)) ?? all?.read(metric, null) ?? null) : null;
  return reading === null ? [] : [reading];
}

function delta(ground: AssessmentGround, metric: MetricId): readonly Reading[] {
  const span = fourQuarters(ground.answerable.dataset);
  return icpDeltas((slicesBy(ground, [ICP], []) ?? []).flatMap((slice) => slice.read(metric, span) ?? []));
}

/** Replies of messages, or meetings of replies, of all months that are recorded. */
function outreach({ answerable: { dataset } }: AssessmentGround, step: 'reply' | 'meeting'): OutreachCount | null {
  const counts = (dataset.outreach ?? []).map((month) => month[step]);
  const whole = counts.reduce((sum, count) => sum + count.whole, 0);
  return whole === 0 ? null : { part: counts.reduce((sum, count) => sum + count.part, 0), whole };
}

/** Decisions that were due by the as-of date, and those of them that are not late; what was dropped is no decision any more. */
function onTime({ answerable: { definitions, dataset } }: AssessmentGround): OutreachCount | null {
  const asOf = dateOf(dataset.asOf);
  const due = standingDecisions(definitions.council).filter(({ status, due: on }) => status !== 'dropped' && on !== null && on <= asOf);
  return due.length === 0 ? null : { part: due.filter((decision) => !isLate(decision, asOf)).length, whole: due.length };
}

function read(ground: AssessmentGround, kpi: Kpi): KpiRead {
  switch (kpi.kind) {
    case 'bySegment':
      return { kpi, readings: bySegment(ground, kpi.metric), share: null };
    case 'total':
      return { kpi, readings: total(ground, kpi.metric), share: null };
    case 'icpDelta':
      return { kpi, readings: delta(ground, kpi.metric), share: null };
    case 'outreach':
      return { kpi, readings: [], share: outreach(ground, kpi.step) };
    case 'decisionsOnTime':
    case 'evidence':
      return { kpi, readings: [], share: null };
  }
}

/** The KPIs of every row of the capability matrix, over the last four complete quarters. */
export const kpisOf = (ground: AssessmentGround): readonly CapabilityKpis[] =>
  CAPABILITY_MATRIX.rows.map(({ id, kpis }) => ({ id, kpis: kpis.map((kpi) => read(ground, kpi)) }));

/** The same with what the council wrote down: decisions on time, and the KPIs that it chose, of which only those that are new are read. */
export const kpisWithRecords = (rows: readonly CapabilityKpis[], ground: AssessmentGround): readonly CapabilityKpis[] =>
  capabilitiesWith(ground.answerable.definitions.council.capabilities).map(({ id, kpis }) => {
    const known = new Map((rows.find((row) => row.id === id)?.kpis ?? []).map((each) => [kpiKey(each.kpi), each]));
    const reads = kpis.map((kpi) => known.get(kpiKey(kpi)) ?? read(ground, kpi));
    return { id, kpis: reads.map((each) => (each.kpi.kind === 'decisionsOnTime' ? { ...each, share: onTime(ground) } : each)) };
  });
