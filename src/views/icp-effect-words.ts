import { TIER, type Tier } from '../core/icp';
import type { Effect, EffectMetric, TierEffect } from '../core/icp-effect';
import type { TierMoves } from '../core/icp-moves';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { counted, decimal, type Sentence } from '../wording';
import { figure, lowered, words } from '../wording/sentence';
import { figureOf, type Figure } from './figure';
import { nameOf } from './name';

/** The version in force and a draft, with what each makes of the loaded history. */
export type EffectSides = {
  readonly current: Effect | null;
  readonly draft: Effect | null;
  /** Why the draft cannot be scored, as a sentence; null where it can. */
  readonly fault: string | null;
  readonly least: number;
  /** Whether deals of all classes are read, and not new business alone. */
  readonly isOfAll: boolean;
  /** Whether intervals that draw accounts anew are there, under way, or not asked for. */
  readonly ranges?: 'there' | 'coming' | 'none';
};

export const tierName = (tier: Tier): string => nameOf(TIER, tier);
/** What is told of each tier beside its shares, in the order of the columns. */
export const TOLD = ['winRate', 'acv', 'salesCycle', 'ltvToCac'] as const satisfies readonly EffectMetric[];

const inWords = ({ text, rests }: Figure): string => (rests === '' ? text : `${text} (${rests})`);

/** `46% (54 of 118) instead of 41% (48 of 118)`; null where both read the same. */
function insteadOf(now: Reading | undefined, then: Reading | undefined, least: number): string | null {
  if (now === undefined || then === undefined) return null;
  const [one, other] = [figureOf(now, least), figureOf(then, least)];
  return one.text === other.text && one.rests === other.rests ? null : `${inWords(one)} instead of ${inWords(other)}`;
}

/** What one tier is otherwise under the draft. No direction is told: both describe the same past, and no test was made. */
function differenceOf(draft: TierEffect, current: TierEffect, least: number): string {
  const accounts =
    draft.accounts === current.accounts ? null : `${counted(draft.accounts, 'account')} instead of ${decimal(current.accounts)}`;
  const told = (label: string, text: string | null): readonly string[] => (text === null ? [] : [`${label} ${text}`]);
  const parts = [
    ...(accounts === null ? [] : [accounts]),
    ...told('share of open deals', insteadOf(draft.ofOpen, current.ofOpen, least)),
    ...told('share of wins', insteadOf(draft.ofWon, current.ofWon, least)),
    ...TOLD.flatMap((metric) =>
      told(lowered(metricOf(metric).label), insteadOf(draft.readings.get(metric), current.readings.get(metric), least)),
    ),
  ];
  return `${tierName(draft.tier)}: ${parts.length === 0 ? 'nothing changes' : parts.join('; ')}.`;
}

/** What the draft has otherwise, tier by tier. */
export function differencesOf({ draft, current, least }: EffectSides): readonly string[] {
  if (draft === null || current === null) return [];
  return draft.tiers.flatMap((own) => {
    const before = current.tiers.find(({ tier }) => tier === own.tier);
    if (before === undefined || (own.accounts === 0 && before.accounts === 0)) return [];
    return [differenceOf(own, before, least)];
  });
}

/** The moves between tiers in words, the most frequent first. */
export const movesText = ({ moves }: TierMoves): readonly string[] =>
  moves.map(({ from, to, accounts }) => `${tierName(from)} to ${lowered(tierName(to))}: ${counted(accounts, 'account')}`);

/** How many accounts change tier, of how many. */
export function changedText({ changed, accounts }: TierMoves): string {
  if (changed === 0) return 'no account into another tier';
  return `${decimal(changed)} of ${counted(accounts, 'account')} into another tier`;
}

function aloneSentence(effect: Effect, isDraft: boolean, least: number): Sentence {
  const [first] = effect.tiers;
  const rate = first?.readings.get('winRate');
  const coverage = figureOf(effect.coverage, least);
  return [
    words(`${isDraft ? 'The draft' : effect.version.name} puts `),
    figure(`${decimal(first?.accounts ?? 0)} of ${counted(effect.accounts, 'account')}`),
    words(' into tier 1'),
    ...(rate === undefined || rate.missing !== null ? [] : [words(', with a win rate of '), figure(inWords(figureOf(rate, least)))]),
    words('. Accounts that can be scored: '),
    figure(inWords(coverage)),
    words('.'),
  ];
}

function bothSentence(draft: Effect, current: Effect, moves: TierMoves, least: number): Sentence {
  const share = insteadOf(draft.whole.get('icpShareOpen'), current.whole.get('icpShareOpen'), least);
  return [
    words('The draft puts '),
    figure(changedText(moves)),
    words('.'),
    ...(share === null
      ? [words(' The ICP share of open deals stays as it is.')]
      : [words(' ICP share of open deals: '), figure(share), words('.')]),
  ];
}

const UNTOLD = `${metricOf('acv').label} and ${metricOf('ltvToCac').label}`;

/** How it stands with the intervals that a draft being typed cannot wait for. */
const RANGES_WORDS: Readonly<Record<NonNullable<EffectSides['ranges']>, string>> = {
  there: `of ${UNTOLD} with accounts drawn anew`,
  coming: `those of ${UNTOLD} are being worked out`,
  none: `${UNTOLD} stand without their intervals, which take longer than a change may`,
};

/** What both rest on. */
export function footOf({ draft, current, least, isOfAll, ranges = 'none' }: EffectSides): readonly string[] {
  const side = (effect: Effect | null, name: string): readonly string[] =>
    effect === null ? [] : [`can be scored by ${name}: ${figureOf(effect.coverage, least).full}`];
  return [
    'describes the past, does not promise',
    `all time, ${isOfAll ? 'deals of all classes' : 'deals of new business'}`,
    ...side(current, current?.version.name ?? ''),
    ...side(draft, 'the draft'),
    '95% Wilson intervals of shares, by ranks of the sales cycle',
    RANGES_WORDS[ranges],
  ];
}

const NOTHING: Sentence = [words('There is no ICP in force and no draft: begin one to see what it would make of the loaded history.')];

/** What a change of the ICP comes to, or what the one side that is there makes of the deals. */
export function sentenceOf(sides: EffectSides, moves: TierMoves | null): Sentence {
  const { current, draft, fault, least } = sides;
  const refused = fault === null ? [] : [words(`The draft is not scored: ${fault}`)];
  if (draft !== null && current !== null && moves !== null) return bothSentence(draft, current, moves, least);
  if (draft !== null) return aloneSentence(draft, true, least);
  if (current !== null) return [...refused, ...(fault === null ? [] : [words(' ')]), ...aloneSentence(current, false, least)];
  return fault === null ? NOTHING : refused;
}
