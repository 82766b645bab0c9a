import {
  evidenceSpec,
  ICP_MODEL,
  SEGMENTATION,
  type HalfPoints,
  type IcpLevel,
  type Kpi,
  type Overall,
  type SegmentationQuestion,
  type StageReading,
} from '../core/assessment';
import { metricOf } from '../core/metrics';
import { decimal } from './number';

/** A mean in tenths as it is read: `2.2`. */
export const tenthsText = (tenths: number): string => decimal(tenths / 10, 1);

/** A score in half points as it is read: `2.5`, `3`. */
export const scoreText = (score2: HalfPoints): string => decimal(score2 / 2, score2 % 2 === 0 ? 0 : 1);

/** A difference of scores in words: `half a point`, `1 point`, `1.5 points`. */
export function pointsText(score2: HalfPoints): string {
  if (score2 === 1) return 'half a point';
  return `${scoreText(score2)} ${score2 === 2 ? 'point' : 'points'}`;
}

export const MATURITY_WORDS: Readonly<Record<StageReading, string>> = {
  good: 'Good',
  asExpected: 'As expected',
  behind: 'Behind',
  alarm: 'Alarm',
};

export const DIMENSION_NAMES: ReadonlyMap<SegmentationQuestion, string> = new Map(
  SEGMENTATION.dimensions.map(({ id, name }) => [id, name]),
);

/** A band with the instrument that it is of, for names of levels collide. */
export const bandText = (overall: Overall): string | null => (overall.kind === 'scored' ? `assessment band: ${overall.band.name}` : null);

/** `ICP model: level 3 Developing`. */
export const icpLevelText = (level: IcpLevel): string =>
  `ICP model: level ${level} ${ICP_MODEL.levels.find((each) => each.level === level)?.name ?? ''}`;

/** What a KPI is called. */
export function kpiName(kpi: Kpi): string {
  switch (kpi.kind) {
    case 'bySegment':
      return `${metricOf(kpi.metric).label} by segment`;
    case 'total':
      return metricOf(kpi.metric).label;
    case 'icpDelta':
      return `${metricOf(kpi.metric).label}, ICP less non-ICP`;
    case 'outreach':
      return kpi.step === 'reply' ? 'Replies of messages' : 'Meetings of replies';
    case 'decisionsOnTime':
      return 'Decisions on time';
    case 'evidence':
      return evidenceSpec(kpi.id).name;
  }
}
