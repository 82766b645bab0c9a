import type { Proposal } from '../core/council-packet-proposals';
import type { KillWord, Trait } from '../core/council-packet-rules';
import { metricOf } from '../core/metrics';
import { cardChange } from './change';
import { counted } from './number';
import { TYPE_WORDS } from './decision-words';
import { differenceText } from './sentences/gap';
import { listed, lowered } from './sentence';

const TRAITS: Readonly<Record<Trait, string>> = {
  winsMore: 'wins clearly more than the rest',
  winsLess: 'wins clearly less than the rest',
  returnsMore: 'its LTV:CAC lies wholly above that of all',
  returnsLess: 'its LTV:CAC lies wholly below that of all',
  losesMoney: 'its LTV:CAC lies wholly under 1\u00d7',
  inIcp: 'at least half of its wins are ICP',
  outsideIcp: 'most of its wins are outside the ICP',
  isThin: 'it rests on fewer than 30 closed deals',
  flagged: 'a flag stands on it',
  shareMissed: 'a share of deals on ICP accounts misses its target',
  shareFell: 'a share of deals on ICP accounts fell',
  isIcp: '',
};

const KILLS: Readonly<Record<KillWord, string>> = {
  noLongerAbove: 'it is no longer clear of the rest',
  aboveAgain: 'it no longer lies below the rest',
  returnsAgain: 'its LTV:CAC interval holds that of all',
  shareStill: 'the share has not risen',
  explained: 'the flag is explained, or gone',
  icpClear: 'ICP is clear of the rest',
};

/** What a rule found, in words; a rule that only asks for what is not clear says that. */
export function becauseText({ because, difference }: Proposal): string {
  const said = because.flatMap((trait) => (TRAITS[trait] === '' ? [] : [TRAITS[trait]]));
  const clear = said.length === 0 ? 'no clear difference to the rest on win rate' : listed(said);
  return difference === null || difference.missing !== null ? clear : `${clear}: ${differenceText(difference)} on win rate`;
}

/** What would show that it was right. */
export function successText({ success, evidence }: Proposal): string {
  const { metric, want, size } = success;
  const label = lowered(metricOf(metric).label);
  const where = success.in === 'whole' && !metric.startsWith('icpShare') ? ' of all deals' : '';
  if (want === 'hold') return `${label}${where} holds`;
  const like = evidence.find((reading) => reading.metric === metric) ?? {
    unit: metricOf(metric).unit,
    currency: evidence[0]?.currency ?? null,
  };
  const by = size === null ? '' : ` by ${cardChange(size, like).replace('+', '')} or more`;
  return `${label}${where} ${want === 'rise' ? 'rises' : 'falls'}${by}`;
}

/** When to stop. */
export const killText = ({ kill }: Pick<Proposal, 'kill'>): string => KILLS[kill];

/** A proposal in one line: `Promote to ICP: Mid-market`. */
export const proposalTitle = (type: Proposal['type'], name: string): string => `${TYPE_WORDS[type]}: ${name}`;

/** How many proposals there are of each kind. */
export function proposalsTitle(proposals: readonly Proposal[]): string {
  if (proposals.length === 0) return 'Nothing is proposed: no reading is clear enough to ask for a decision.';
  const types = [...new Set(proposals.map(({ type }) => type))];
  const parts = types.map(
    (type) => `${String(proposals.filter((each) => each.type === type).length)} ${TYPE_WORDS[type].toLowerCase().replace('icp', 'ICP')}`,
  );
  return `${counted(proposals.length, 'proposal')} from readings and flags: ${listed(parts)}.`;
}
