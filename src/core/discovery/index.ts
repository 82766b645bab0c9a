export { MOST_ATTRIBUTES, searchable, searchAttributes, type Attributes } from './attributes';
export type { Bin, SearchAttribute } from './attribute';
export {
  type BinCondition,
  type Candidate,
  type CandidateVerdict,
  type Chance,
  type Confounder,
  type Direction,
  type Discovery,
  type HalfValue,
  type NothingToSearch,
} from './candidate';
export {
  FREE,
  NO_BIN,
  type ConfounderColumn,
  type Counts,
  type CountsAsk,
  type HalfSums,
  type Patterns,
  type PatternsAsk,
  type Split,
} from './counts';
export { countsSql, sumsOf, type SumName } from './counts-sql';
export { type DiscoverGiven, discover } from './discover';
export { joinedCounts } from './joined-counts';
export type { LeftOut } from './left-out';
export { OBJECTIVE_IDS, type Objective, type ObjectiveId, type Shape } from './objective';
export { OBJECTIVES } from './objectives';
export { confoundersIn, patternsSql } from './patterns-sql';
export type { Combinations } from './port';
export { nextSets } from './prune';
export type { RowRules } from './row-rules';
export { splitOf, type Halves } from './split';
export type { Survey, SurveyAsk, ValueTally } from './survey';
export { surveySql } from './survey-sql';
