import type { FindingState } from '../core/drift';

/** The word of a verdict; a finding without a reading is undecided and says why elsewhere. */
export const STATE_WORDS: Readonly<Record<FindingState, string>> = {
  met: 'Met',
  missed: 'Missed',
  drifted: 'Drifted',
  undecided: 'Too close to call',
};

/** Said in the place of a verdict while the data are in doubt: it is none, and so no state. */
export const NOT_JUDGED = 'Not judged';

/** The same with why, where nothing but verdicts would stand: `Not judged: the own total of deals.csv does not agree with ours.` */
export const notJudgedText = (reason: string): string => `${NOT_JUDGED}: ${reason}.`;

/** Which side of a comparison does better, as far as the interval tells. */
export type Comparison = 'better' | 'worse' | 'unclear' | 'few' | 'untested' | 'missing' | 'notJudged';

/** ICP beside non-ICP, in the words of a card. */
export const ICP_WORDS: Readonly<Record<Comparison, string>> = {
  better: 'better for ICP',
  worse: 'worse for ICP',
  unclear: 'no clear difference',
  few: 'too few to compare',
  untested: 'no interval, so no verdict',
  missing: 'cannot be compared',
  notJudged: 'not judged',
};

/** What became of a number between two periods. */
export type Movement = 'rose' | 'fell' | 'unclear' | 'few' | 'untested' | 'missing' | 'notJudged';

export const MOVEMENT_WORDS: Readonly<Record<Movement, string>> = {
  rose: 'rose',
  fell: 'fell',
  unclear: 'no clear change',
  few: 'too few to compare',
  untested: 'not tested',
  missing: 'cannot be compared',
  notJudged: 'not judged',
};

/** Said in the place of a verdict while its interval is being worked out. */
export const UNDER_WAY = 'interval under way';
