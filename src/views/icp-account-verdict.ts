import { TIER, type Explained, type JudgedRule, type Override } from '../core/icp';
import { decimal, listed } from '../wording';
import type { AttributeNaming } from './icp-builder-attributes';
import { dayText } from './icp-ruler';
import { pointNumber, pointsText } from './icp-words-of-criteria';
import { accountRuleWords } from './icp-words-of-rules';
import { nameOf } from './name';

const tierName = (tier: string): string => nameOf(TIER, tier);
const ICP_PHRASE = { in: 'in the ICP', out: 'out of the ICP', unknown: 'whether it is in the ICP cannot be told' } as const;

function scoreText({ bounds, earned, known, possible }: Explained): string {
  if (bounds === null) return 'Its profile gives no points for fit.';
  if (bounds.score === null) return `Nothing that its profile asks for is known: ${pointsText(possible)} are open.`;
  const share = `${pointNumber(earned)} of the ${pointsText(known)} that are known, a score of ${decimal(bounds.score, 1)}`;
  return known < possible
    ? `It has ${share}; with all that is unknown missed or met, the score would be ${decimal(bounds.low, 1)} or ${decimal(bounds.high, 1)}.`
    : `It has ${share}.`;
}

const rulesWith = (rules: readonly JudgedRule[], verdict: boolean | null, naming: AttributeNaming): string =>
  listed(rules.filter((each) => each.verdict === verdict).map(({ rule }) => `“${accountRuleWords(rule, naming)}”`));

const heldBy = ({ author, from, expires, reason }: Override): string =>
  `${author} gave it by hand, from ${dayText(from)} to ${dayText(expires)}: ${reason}`;

/** Sentences need a stop, and people write theirs with or without one. */
const stopped = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function decidedText(why: Explained, naming: AttributeNaming): readonly string[] {
  switch (why.decidedBy) {
    case 'exclusion':
      return [
        `An exclusion holds, and goes before its points: ${rulesWith(why.exclude, true, naming)}.`,
        ...(why.override === null ? [] : [`The override of ${why.override.author} does not lift it.`]),
      ];
    case 'override':
      return [
        ...(why.override === null ? [] : [stopped(heldBy(why.override))]),
        `By the rules alone: ${tierName(why.byRules.tier)}, ${ICP_PHRASE[why.byRules.icp]}.`,
      ];
    case 'mustHave':
      return why.tier === 'unknown'
        ? [`Whether it meets a must-have cannot be told: ${rulesWith(why.mustHave, null, naming)}.`]
        : [`It fails a must-have, which goes before its points: ${rulesWith(why.mustHave, false, naming)}.`];
    case 'noEntry':
      return ['No profile of this version is for it.'];
    case 'undecidedEntry':
      return ['Which profile is for it cannot be told: what the entry rule asks for is not known.'];
    case 'score':
      return why.tier === 'unknown' ? ['Too little is known of it for a tier.'] : [];
  }
}

/** What tier an account has and what decided that, sentence by sentence; the first names the tier. */
export function verdictOf(why: Explained, naming: AttributeNaming): readonly string[] {
  const first = `${tierName(why.tier)}, ${ICP_PHRASE[why.icp]}.`;
  const provisional = why.isProvisional ? ['The tier is provisional: what is not known could change it.'] : [];
  const points = why.scoredBy === null || why.decidedBy === 'exclusion' ? [] : [scoreText(why)];
  return [first, ...decidedText(why, naming), ...points, ...provisional];
}
