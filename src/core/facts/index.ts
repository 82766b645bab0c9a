export type { Accounts, Attribute } from './accounts';
export { allocate, type Pot, type SpendPart } from './allocation';
export type { Rate } from './currency';
export type { AmountMeaning, Deal } from './deals';
export { buildFacts, type FactRules, type Facts, type Origin } from './facts';
