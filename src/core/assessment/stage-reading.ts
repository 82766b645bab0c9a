import type { CompanyStage, StageChoice } from './answer';
import type { StageNorm } from './instrument';

/** How a score stands against what is usual at a stage. */
export type StageReading = 'good' | 'asExpected' | 'behind' | 'alarm';

/** At or above good; at or above expected; above alarm; at or below alarm (`assessment.md` 2.5). All in tenths. */
export function stageReading(tenths: number, { good, expected, alarm }: StageNorm): StageReading {
  if (tenths >= good) return 'good';
  if (tenths >= expected) return 'asExpected';
  return tenths > alarm ? 'behind' : 'alarm';
}

/** The stage that ARR alone tells, in millions of USD: an edge belongs to the later stage. Null under the first one: there is no norm. */
export const stageByArr = (millions: number, stages: readonly StageNorm[]): CompanyStage | null =>
  stages.find(({ arr }) => arr !== null && millions >= arr.from && (arr.to === null || millions < arr.to))?.id ?? null;

const textOf = (choice: StageChoice): string => JSON.stringify([choice.at, choice.by, choice.stage]);

/** The choice that stands: the latest, whatever the order of the list. Null where nobody chose. */
export const chosenStage = (choices: readonly StageChoice[]): StageChoice | null =>
  choices.reduce<StageChoice | null>((last, each) => (last === null || textOf(each) > textOf(last) ? each : last), null);
