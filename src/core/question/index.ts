export {
  askedEvidence,
  isAskedFor,
  placeAsked,
  withoutEvidence,
  type AskedEvidence,
  type EvidenceSide,
  type NumberPlace,
} from './asked-evidence';
export { baselinesOf, isToDate, MOST_BASELINES, spanOf, startOf, type AskedPeriod, type Baseline } from './asked-period';
export { USUAL_DEAL_LIST, type DatedBy, type DealList } from './deal-list';
export { BLANK_MEMBER, digestOf, resolveFilters, type Filter } from './filter';
export { hashWith, readQuestion, writeQuestion } from './link';
export { USUAL_QUESTION, type Question } from './question';
