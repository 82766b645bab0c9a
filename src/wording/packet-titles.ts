import type { Judged } from '../core/analysis';
import { metricOf } from '../core/metrics';
import { cardFigure, shareBeside } from './figure';
import { counted, decimal } from './number';
import { reasonText } from './reason';
import { aimText, distanceText, targetText } from './sentences/council';
import { lowered } from './sentence';
import { NOT_JUDGED, STATE_WORDS } from './state';

/** What an ICP share is a share of, in the few words of a title. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['icpShareOpen', 'open'],
  ['icpShareWon', 'won'],
]);

function verdictWords({ finding, target }: Judged, isJudged: boolean): string {
  const aim = targetText(target.value);
  if (!isJudged) return `not judged against ${aim}`;
  switch (finding.state) {
    case 'met':
      return `the ${aim} target is met`;
    case 'missed':
      return `the ${aim} target is missed by ${distanceText(finding.size ?? 0)}`;
    case 'undecided':
      return `too close to call against ${aim}`;
    case 'drifted':
      return `drifted from ${aim}`;
  }
}

function shareWords(judged: Judged, least: number, isJudged: boolean): string {
  const { now } = judged.finding;
  const name = SHORT.get(judged.target.metric) ?? '';
  if (now.missing !== null) return `${name} not defined, ${reasonText(now.missing, now.unmapped)}`;
  if (now.n < least) return `${name} ${decimal(Math.round(now.value * now.n))} of ${decimal(now.n)}, too few to judge`;
  return `${name} ${shareBeside(now.value, now.n, judged.target.value)}, ${verdictWords(judged, isJudged)}`;
}

/** Both headline shares with their verdicts in one line: `ICP share: open 46%, too close to call against 50%; won 58%, …`. */
export function scorecardTitle(all: readonly Judged[], least: number, isJudged = true): string {
  const headline = all.filter(({ target }) => SHORT.has(target.metric) && target.slice.length === 0);
  if (headline.length > 0) return `ICP share: ${headline.map((judged) => shareWords(judged, least, isJudged)).join('; ')}.`;
  const [first] = all;
  if (first === undefined) return 'No target is set, so no verdict is given.';
  const { finding, target } = first;
  const label = lowered(metricOf(target.metric).label);
  const { now, state } = finding;
  if (now.missing !== null) return `The target for ${label} cannot be judged: ${reasonText(now.missing, now.unmapped)}.`;
  return `${metricOf(target.metric).label} ${cardFigure(now)} against ${aimText(target.value, now)}: ${(isJudged ? STATE_WORDS[state] : NOT_JUDGED).toLowerCase()}.`;
}

/** How much was loaded, and as of when. */
export const coverTitle = (asOf: string, loaded: number, records: number, files: number): string =>
  `As of ${asOf}: ${decimal(loaded)} of ${counted(records, 'record')} loaded from ${counted(files, 'file')}.`;

/** How many segments were compared on a number. */
export const leagueTitle = (label: string, ranked: number, others: number): string =>
  `${counted(ranked, 'segment')} ranked on ${lowered(label)}${others === 0 ? '' : `, ${decimal(others)} with too few deals to rank`}.`;

/** How many of the comparisons drifted. */
export const flagsTitle = (flags: number, tested: number): string =>
  tested === 0 ? 'Too few deals to say whether anything changed.' : `${decimal(flags)} of ${counted(tested, 'comparison')} drifted.`;

/** A change as mix and rates, in the few words of a title: `Win rate 22.9% → 21.3%: −1.5 points, mix +0.3 points, rates −1.8 points.` */
export const bridgeTitle = (label: string, sides: readonly [string, string], parts: readonly [string, string, string]): string =>
  `${label} ${sides[0]} \u2192 ${sides[1]}: ${parts[0]}, mix ${parts[1]}, rates inside ${parts[2]}.`;

/** How many of the combinations at one end of a search held on newer deals, of how many that were asked again. */
export type EndCount = { readonly held: number; readonly of: number };

type EndVerbs = { readonly looked: string; readonly did: string; readonly not: string };

function endWords({ held, of }: EndCount, { looked, did, not }: EndVerbs): string {
  if (of === 0) return `no combination had looked ${looked}`;
  if (of === 1) return `the one combination that looked ${looked} ${held === 1 ? did : not}`;
  return `${held === 0 ? 'none' : decimal(held)} of ${counted(of, 'combination')} that looked ${looked} ${did}`;
}

const BEST: EndVerbs = { looked: 'best', did: 'held', not: 'did not hold' };
const WORST: EndVerbs = { looked: 'worst', did: 'fell behind', not: 'did not fall behind' };

/** Both ends of a search: `Win rate on newer deals: 2 of 7 combinations that looked best held; none of 8 combinations that looked worst fell behind.` */
export const candidatesTitle = (label: string, best: EndCount, worst: EndCount): string =>
  `${label} on newer deals: ${endWords(best, BEST)}; ${endWords(worst, WORST)}.`;
