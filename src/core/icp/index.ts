export type { AttributeReader } from '../model';
export {
  ICP,
  TIER,
  type AccountRule,
  type Criterion,
  type IcpMembership,
  type IcpProfile,
  type IcpVersion,
  type Score,
  type Tier,
} from './profile';
export { score, versionInForce } from './score';
export { NO_SCORES, scoreDimensions, scoreTable, type ScoredAccounts } from './score-table';
