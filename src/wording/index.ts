export { asOfText, NO_DATE } from './as-of';
export { asOfClause, asOfSource, openDealsText } from './as-of-lines';
export { KEY_WORDS, lagWords, VARIANT_WORDS } from './assumption';
export { cardChange, fullChange, relativeText, tenthsOfPoints } from './change';
export { datedText, dateText, periodName, periodText } from './date';
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
export { fullFigure, tableInterval, tableMoney, tableValue } from './full-figure';
export { DATE_MANNERS, inUsualManner, manner, NUMBER_MANNERS, separatorsOf, USUAL_MANNER, writeIn, type Manner } from './manner';
export { methodText, verdictMethodText, VERDICT_METHOD } from './interval';
export { counted, decimal } from './number';
export { adviceText, needText, reasonText, remedyText, undefinedText } from './reason';
export { listed, lowered, plain, raised, type Part, type Sentence } from './sentence';
export { aimText, councilSentence, targetClause, targetText } from './sentences/council';
export {
  economicsSentence,
  keyClause,
  lagClause,
  paybackSentence,
  rankingSentence,
  sidesSentence,
  type BestReturn,
  type FirmnessWords,
  type Holding,
  type Sides,
  type RankingWords,
} from './sentences/economics';
export { differenceParts, differenceText, gapClause, gapSentence, type Difference, type Gap } from './sentences/gap';
export { belowText, reachText, shortText, type SideNames } from './sentences/reach';
export { moveClause, type Move } from './sentences/movers';
export { cohortSentence, retentionRemedy, retentionSentence, staySentence } from './sentences/retention';
export { cohortsSentence, curveSentence, dayRange, sidesClause } from './sentences/curves';
export { filledText, lostSentence } from './sentences/lost';
export {
  durationSentence,
  funnelSentence,
  SOURCE_WORDS,
  stopSentence,
  stuckSentence,
  type HalfWon,
  type MostStopped,
} from './sentences/funnel';
export { dealsSentence, OUTCOME_WORDS, type ListedDeals } from './sentences/deals';
export { insideSentence, type InsideSegment } from './sentences/inside';
export { conversionSentence, type Reach } from './sentences/conversion';
export {
  coverageSentence,
  ENOUGH_WORDS,
  LEVER_WORDS,
  neededText,
  splitSentence,
  unsplitText,
  velocitySentence,
  type ChangeWords,
  type CoverageWords,
  type Enough,
} from './sentences/pipeline';
export { sizesSentence } from './sentences/sizes';
export { segmentsSentence, type Leader } from './sentences/segments';
export { ICP_WORDS, MOVEMENT_WORDS, NOT_JUDGED, notJudgedText, STATE_WORDS, UNDER_WAY, type Comparison, type Movement } from './state';
export { changeTick, tickText } from './tick';
export { expectedText, outcomeReasons, outcomeWord } from './decision-words';
export {
  councilRoomSentence,
  expectedClause,
  happenedClause,
  outcomeSentence,
  splitParts,
  outcomeSplitSentence,
  type SplitPart,
} from './sentences/outcomes';
export {
  INPUT_WORDS,
  MARKET_WORDS,
  neededCount,
  neededRange,
  noteText,
  planReason,
  planSentence,
  planUndefined,
  STEP_WORDS,
  unobservedText,
} from './sentences/plan';
export { bookingsChange, mixSentence, wonChange, wonRange } from './sentences/plan-mix';
export {
  chanceText,
  foundDifference,
  halfText,
  halfValueText,
  leftOutText,
  nothingText,
  qText,
  rowsText,
  verdictText,
  verdictWord,
  type FoundNumbers,
} from './discovery-words';
