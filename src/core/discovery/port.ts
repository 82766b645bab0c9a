import type { Stop } from '../model';
import type { Counts, CountsAsk, Patterns } from './counts';

/** The port to whatever counts combinations: one grouped pass a depth, and the rows in bins. Stopped, it throws as the engine does. */
export interface Combinations {
  counts(ask: CountsAsk, stop?: Stop): Promise<Counts>;
  patterns(ask: Omit<CountsAsk, 'depth' | 'sets' | 'support'>, stop?: Stop): Promise<Patterns>;
}
