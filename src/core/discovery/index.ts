export type { Bin, SearchAttribute } from './attribute';
export {
  MOST_CANDIDATES,
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
export { FREE, NO_BIN, type Counts, type CountsAsk, type HalfSums, type Patterns, type Split } from './counts';
export type { LeftOut } from './left-out';
export { OBJECTIVE_IDS, type Objective, type ObjectiveId, type Shape } from './objective';
export type { Combinations } from './port';
