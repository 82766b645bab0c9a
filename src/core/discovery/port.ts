import type { Stop } from '../model';
import type { Counts, CountsAsk, Patterns, PatternsAsk } from './counts';
import type { Survey, SurveyAsk } from './survey';

/** The port to whatever counts combinations: one grouped pass a depth, and the rows in bins. Stopped, it throws as the engine does. */
export interface Combinations {
  /** What there is to search, before anything is cut into bins and halves. */
  survey(ask: SurveyAsk, stop?: Stop): Promise<Survey>;
  counts(ask: CountsAsk, stop?: Stop): Promise<Counts>;
  patterns(ask: PatternsAsk, stop?: Stop): Promise<Patterns>;
}
