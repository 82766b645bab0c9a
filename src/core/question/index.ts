export { baselinesOf, isToDate, MOST_BASELINES, spanOf, startOf, type AskedPeriod, type Baseline } from './asked-period';
export { BLANK_MEMBER, digestOf, resolveFilters, type Filter } from './filter';
export { readQuestion, writeQuestion } from './link';
export { USUAL_QUESTION, type Question } from './question';
