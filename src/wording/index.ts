export { KEY_WORDS, lagWords, VARIANT_WORDS } from './assumption';
export { cardChange, fullChange, relativeText } from './change';
export { dateText, periodName, periodText } from './date';
export {
  BETTER_WORDS,
  CALENDAR_WORDS,
  CLASS_WORDS,
  GRAIN_WORDS,
  GROUP_WORDS,
  INTERVAL_WORDS,
  MEANING_WORDS,
  MONTH_NAMES,
  moneyExactly,
  percentText,
  UNIT_WORDS,
  YEAR_NAME_WORDS,
} from './definition';
export { cardFigure, cardInterval, cardLimits, cardValue, isOfCounts, partOf, restsOn, shareBeside, shareText } from './figure';
export { fullFigure, tableInterval, tableValue } from './full-figure';
export { methodText, VERDICT_METHOD } from './interval';
export { counted, decimal } from './number';
export { adviceText, needText, reasonText, remedyText, undefinedText } from './reason';
export { listed, lowered, plain, raised, type Part, type Sentence } from './sentence';
export { aimText, councilSentence, targetClause, targetText } from './sentences/council';
export {
  economicsSentence,
  keyClause,
  lagClause,
  rankingSentence,
  type BestReturn,
  type FirmnessWords,
  type RankingWords,
} from './sentences/economics';
export { differenceParts, differenceText, gapClause, gapSentence, type Difference, type Gap } from './sentences/gap';
export { moveClause, moversSentence, type Move } from './sentences/movers';
export { cohortSentence, retentionRemedy, retentionSentence } from './sentences/retention';
export { cohortsSentence, curveSentence, dayRange, sidesClause } from './sentences/curves';
export { lostSentence } from './sentences/lost';
export { insideSentence, type InsideSegment } from './sentences/inside';
export { conversionSentence, type Reach } from './sentences/conversion';
export {
  coverageSentence,
  ENOUGH_WORDS,
  LEVER_WORDS,
  neededText,
  pipelineSentence,
  splitSentence,
  unsplitText,
  type ChangeWords,
  type CoverageWords,
  type Enough,
} from './sentences/pipeline';
export { segmentsSentence, type Leader } from './sentences/segments';
export { ICP_WORDS, MOVEMENT_WORDS, STATE_WORDS, UNDER_WAY, type Comparison, type Movement } from './state';
export { changeTick, tickText } from './tick';
