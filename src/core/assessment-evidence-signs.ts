import { settingOf, type EvidenceId, type IcpSigns, type MeasuredEvidence } from './assessment';
import { fourQuarters, inForce, segmentsOf, slicesBy, type AssessmentGround } from './assessment-evidence-ground';
import { segmentsWith } from './assessment-evidence-results';
import { ICP } from './icp';
import type { MetricId } from './metrics';

const SEGMENTS = 2;
const OF_ICP: readonly MetricId[] = ['ltv', 'cac', 'nrr'];
const OF_DEALS: readonly MetricId[] = ['winRate', 'acv', 'salesCycle'];

/** Whether LTV, CAC and NRR can be read on both sides; null where a table they need is not there. */
function economicsByIcp(ground: AssessmentGround): boolean | null {
  const { dataset } = ground.answerable;
  const slices = slicesBy(ground, [ICP], []);
  if (slices === null || !(['spend', 'base', 'icp'] as const).every((id) => dataset.supplied.has(id))) return null;
  const span = fourQuarters(dataset);
  const sides = slices.filter(({ slice }) => ['in', 'out'].includes(slice.get(ICP) ?? ''));
  return sides.length === 2 && sides.every((side) => OF_ICP.every((metric) => side.read(metric, span)?.missing === null));
}

/** What the data prove of the ICP model, sign by sign; null is not in the data, and asked of people. */
export function signsOf(ground: AssessmentGround, evidence: readonly MeasuredEvidence[]): IcpSigns {
  const version = inForce(ground);
  const families = new Set((version?.profiles ?? []).flatMap(({ criteria }) => criteria.map(({ family }) => family)));
  const valueOf = (id: EvidenceId): number | null => evidence.find((each) => each.id === id)?.value ?? null;
  const hasSegments = segmentsOf(ground) !== null;
  const [filled, spread, judged] = [valueOf('E06'), valueOf('E30'), valueOf('E28')];
  const isReadable = (metrics: readonly MetricId[], least: number): boolean => segmentsWith(ground, metrics, least).length >= SEGMENTS;
  const twoKinds = families.size >= 2 && (filled === null ? null : filled >= settingOf('E06', 'poor'));
  return {
    firmographicVersion: families.has('firmographic'),
    oneMeasureBySegment: hasSegments ? isReadable(['winRate'], 0) || isReadable(['acv'], 0) : null,
    twoKindsFilled: twoKinds,
    threeMeasuresBySegment: hasSegments ? isReadable(OF_DEALS, settingOf('E16', 'closed')) : null,
    steadyForecast: spread === null ? null : spread <= settingOf('E30', 'most'),
    economicsByIcp: economicsByIcp(ground),
    severalIcps: (version?.profiles.length ?? 0) >= SEGMENTS,
    targetsJudged: judged === null ? null : judged >= settingOf('E28', 'quarters'),
    checkedInYear: null,
  };
}
