import type { CompanyStage } from './answer';
import type { StageNorm } from './instrument';

/** Thresholds of a stage, in tenths. */
export type StageThresholds = Pick<StageNorm, 'expected' | 'good' | 'alarm'>;

/** Thresholds of a stage as people set them; null takes them back to those of the instrument. The latest of a stage stands. */
export type StageNormGiven = {
  readonly stage: CompanyStage;
  readonly thresholds: StageThresholds | null;
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
};

const [LEAST, MOST] = [10, 50];
const isScore = (tenths: number): boolean => Number.isInteger(tenths) && tenths >= LEAST && tenths <= MOST;

/** What is wrong with thresholds: scores from 1.0 to 5.0, alarm under expected under good. Null where nothing is. */
export function faultOfThresholds({ expected, good, alarm }: StageThresholds): 'noScore' | 'outOfOrder' | null {
  if (![expected, good, alarm].every(isScore)) return 'noScore';
  return alarm < expected && expected < good ? null : 'outOfOrder';
}

const textOf = ({ at, by, thresholds }: StageNormGiven): string => JSON.stringify([at, by, thresholds]);

/** A stage with the thresholds that stand, and whose they are: null where they are the instrument's own. */
export type StandingNorm = StageNorm & { readonly given: StageNormGiven | null };

/** The stages of an instrument with what people set; what cannot be thresholds changes nothing. */
export function stagesWith(stages: readonly StageNorm[], given: readonly StageNormGiven[]): readonly StandingNorm[] {
  return stages.map((norm): StandingNorm => {
    const own = given.filter(
      ({ stage, thresholds }) => stage === norm.id && (thresholds === null || faultOfThresholds(thresholds) === null),
    );
    const latest = own.reduce<StageNormGiven | null>((last, each) => (last === null || textOf(each) > textOf(last) ? each : last), null);
    return latest === null || latest.thresholds === null ? { ...norm, given: null } : { ...norm, ...latest.thresholds, given: latest };
  });
}
