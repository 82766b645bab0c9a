export type { AmountMeaning, Definitions, Target } from './definitions';
export { NO_DEFINITIONS, readDefinitions, USUAL_TARGETS } from './read-definitions';
export { unheededIn } from './unheeded';
