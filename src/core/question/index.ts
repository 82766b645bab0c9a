export {
  askedEvidence,
  isAskedFor,
  isTakenApart,
  placeAsked,
  withoutEvidence,
  type AskedEvidence,
  type EvidenceSide,
  type NumberPlace,
} from './asked-evidence';
export { baselinesOf, isToDate, lastWholeQuarter, MOST_BASELINES, spanOf, startOf, type AskedPeriod, type Baseline } from './asked-period';
export { USUAL_DEAL_LIST, type DatedBy, type DealList } from './deal-list';
export { BLANK_MEMBER, digestOf, resolveFilters, type Filter } from './filter';
export { withoutDecision } from './asked-decision';
export { withoutRules, type AskedRules } from './asked-rules';
export { hashWithRules, rulesIn, versionAddress } from './rules-address';
export { decisionAddress, decisionIn, hashWithDecision } from './decision-address';
export { hashWith, readQuestion, writeQuestion } from './link';
export { USUAL_QUESTION, type Question } from './question';
