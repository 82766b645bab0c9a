import type { Curve, StageSource, StuckDeals, WinnersBy } from '../../core/metrics';
import type { Missing, Supply } from '../../core/model';
import { reasonText } from '../reason';
import { counted, decimal } from '../number';
import { figure, listed, words, type Sentence } from '../sentence';

/** The day within which half of those won are won, on each side of the ICP; a side that has too few wins is null. */
export type HalfWon = {
  readonly inIcp: Curve | null;
  readonly outside: Curve | null;
  readonly whole: Curve | null;
  readonly missing: Missing | null;
};

const day = ({ medianOfWinners }: Curve): string => decimal(medianOfWinners ?? 0);
const isTold = (curve: Curve | null): curve is Curve => curve !== null && curve.medianOfWinners !== null;

/** By when half of the deals that will be won are won; nothing where no side has enough wins. */
function halfClause({ inIcp, outside, whole, missing }: HalfWon, unmapped: readonly Supply[]): Sentence {
  if (isTold(inIcp) && isTold(outside))
    return [
      words('Half of ICP deals that will be won are won by '),
      figure(`day ${day(inIcp)}`),
      words(', non-ICP by '),
      figure(`day ${day(outside)}`),
      words('.'),
    ];
  if (isTold(whole)) return [words('Half of the deals that will be won are won by '), figure(`day ${day(whole)}`), words('.')];
  if (missing !== null) return [words(`By when deals are won cannot be told: ${reasonText(missing, unmapped)}.`)];
  return [words('Too few deals were won to tell by when half of them are.')];
}

/** How many open deals are older than nearly all wins were; why that cannot be told. */
export function stuckClause({ limit, past, open, wins, missing }: StuckDeals): Sentence {
  if (missing !== null) return [words(`Which open deals are stuck cannot be told: ${reasonText(missing)}.`)];
  if (limit === null) return [words(`Which open deals are stuck cannot be told from ${counted(wins, 'won deal')}.`)];
  if (past === 0) return [words(`None of ${counted(open, 'open deal')} is older than 95% of past wins.`)];
  return [figure(counted(past, 'open deal')), words(` ${past === 1 ? 'is' : 'are'} older than 95% of past wins.`)];
}

/** The answer of the page: how long winning takes, and how many deals are past that; one reason for both where no column holds the dates. */
export function funnelSentence(half: HalfWon, stuck: StuckDeals, unmapped: readonly Supply[]): Sentence {
  if (half.missing === 'not_mapped' && stuck.missing === 'not_mapped')
    return [words(`By when deals are won and which are stuck cannot be told: ${reasonText(half.missing, unmapped)}.`)];
  return [...halfClause(half, unmapped), words(' '), ...stuckClause(stuck)];
}

/** How many of the open deals are past the line, and where it lies; `sides` says it of each side of the ICP: `ICP 24 of 265`. */
export function stuckSentence(stuck: StuckDeals, sides: readonly string[]): Sentence {
  const { limit, wins, open, past, missing } = stuck;
  if (missing !== null || limit === null) return stuckClause(stuck);
  return [
    figure(`${decimal(past)} of ${counted(open, 'open deal')}`),
    words(
      ` ${past === 1 ? 'is' : 'are'} older than ${decimal(limit)} days, within which 95% of ${counted(wins, 'won deal')} of the last twelve months had closed${sides.length === 0 ? '' : `: ${listed(sides)}`}.`,
    ),
  ];
}

/** What is known of where deals stop, in a clause under the picture. */
export const SOURCE_WORDS: Readonly<Record<StageSource, string>> = {
  history: 'the furthest stage that the history of stages names',
  lastStage: 'the last stage before the end, as the files have it in a column, and the present stage of open deals',
  open: 'the present stage of open deals, for this is all that one export can show',
};

/** The stage at which the most deals of the larger part have stopped. */
export type MostStopped = { readonly stage: string; readonly ended: number; readonly all: number };

/** Where deals stop; without a history, where the open ones stand and what would tell more. */
export function stopSentence(
  source: StageSource,
  { open, stages, most }: { readonly open: number; readonly stages: number; readonly most: MostStopped | null },
): Sentence {
  if (source === 'open')
    return [
      figure(counted(open, 'open deal')),
      words(
        ` ${open === 1 ? 'stands' : 'stand'} in ${counted(stages, 'stage')}. Where closed deals stopped needs a stage history, or a column with the last stage.`,
      ),
    ];
  if (most === null) return [words('No deal has stopped on the way yet.')];
  return [
    words('Most deals stop at '),
    figure(most.stage),
    words(`: ${decimal(most.ended)} of ${counted(most.all, 'deal')} that ended without a win.`),
  ];
}

/** Within which days the middle half of the winners is won; nothing where that rests on too few. */
export function durationSentence(winners: WinnersBy | null): Sentence {
  if (winners === null) return [];
  const { low, median, high } = winners;
  return [
    words('Half of the deals that will be won are won by '),
    figure(`day ${decimal(median)}`),
    words(`; the middle half of them between day ${decimal(low)} and day ${decimal(high)}.`),
  ];
}
