import { judge, type AttributeReader, type Verdict } from '../model';
import { linesOf, sumOf, type Line } from './lines';
import type { AccountRule, IcpProfile, IcpVersion, Override, Score } from './profile';
import { enteredBy, score } from './score';

/** A must-have or an exclusion, and whether it holds for an account; null where that cannot be decided. */
export type JudgedRule = { readonly rule: AccountRule; readonly verdict: Verdict };

/** A score of 0 to 100, not rounded, and what it could come to if nothing, or all, of what is unknown were met. */
export type ScoreBounds = { readonly score: number | null; readonly low: number; readonly high: number };

/** Why an account has its tier: the score, and all that went into it. */
export type Explained = Score & {
  /** The profile that scored it; null where none did. */
  readonly scoredBy: IcpProfile | null;
  /** One line for each criterion, fit before intent. An excluded account has them too, though they do not count. */
  readonly lines: readonly Line[];
  /** Of the fit lines; `score` is null where nothing is known, all of it null where nothing can be earned. */
  readonly bounds: ScoreBounds | null;
  readonly mustHave: readonly JudgedRule[];
  readonly exclude: readonly JudgedRule[];
  /** The override in force, whether it decides the tier or an exclusion goes before it. */
  readonly override: Override | null;
  /** What the rules alone make of the account: the tier that returns when the override is over. */
  readonly byRules: Score;
};

function boundsOf(lines: readonly Line[]): ScoreBounds | null {
  const { earned, known, possible } = sumOf(lines);
  if (possible <= 0) return null;
  return {
    score: known <= 0 ? null : (100 * earned) / known,
    low: (100 * earned) / possible,
    high: (100 * (earned + possible - known)) / possible,
  };
}

const judged = (rules: readonly AccountRule[], read: AttributeReader): readonly JudgedRule[] =>
  rules.map((rule) => ({ rule, verdict: judge(rule, read) }));

/**
 * The score of one account with its reasons: each criterion with the value seen and its points, each must-have and exclusion
 * with its verdict, the bounds, and the override in force for it. Equal to `score` in all that `score` says.
 */
export function explain(version: IcpVersion, read: AttributeReader, given: { readonly override: Override | null }): Explained {
  const { override } = given;
  const entered = enteredBy(version, read);
  const profile = entered.kind === 'profile' ? entered.profile : null;
  const fit = profile === null ? [] : linesOf(profile, 'fit', read);
  const intent = profile === null ? [] : linesOf(profile, 'intent', read);
  return {
    ...score(version, read, override),
    scoredBy: profile,
    lines: [...fit, ...intent],
    bounds: boundsOf(fit),
    mustHave: judged(profile?.mustHave ?? [], read),
    exclude: judged(profile?.exclude ?? [], read),
    override,
    byRules: score(version, read),
  };
}
