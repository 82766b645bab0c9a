import { closedOf, completeness, tierProof, type AccountColumns, type AccountResults, type IcpVersion, type Scored } from '../core/icp';
import { decimal, lowered, shareText } from '../wording';
import { words, type Sentence } from '../wording/sentence';
import type { AttributeNaming } from './icp-builder-attributes';
import { orderText } from './icp-proof-order';
import { rateText, told } from './icp-proof-words';
import { dayText } from './icp-ruler';

export type HeadlineOf = {
  readonly version: IcpVersion | null;
  readonly scored: Scored | null;
  readonly accounts: AccountColumns;
  readonly results: AccountResults;
  readonly naming: AttributeNaming;
  /** Under so many deals there is no percentage. */
  readonly least: number;
};

const TIER_NAMES = ['tier 1', 'tier 2', 'tier 3', 'tier 4'];

type Rate = Parameters<typeof rateText>[0];

const isClosed = (rate: Rate | undefined): rate is Rate => rate !== undefined && closedOf(rate) > 0;
const winsText = (tier: string, rate: Rate | undefined): string => (isClosed(rate) ? `${tier} wins ` : `${tier} has no closed deal`);
/** After what the first tier wins, the verb is not said again. */
const lastText = (rate: Rate | undefined): string => (isClosed(rate) ? 'tier 4 ' : winsText('tier 4', rate));
const figureText = (rate: Rate | undefined, least: number): string => (isClosed(rate) ? rateText(rate, least) : '');

/** What the ICP is worth in two sentences: how tiers 1 and 4 win, whether all are in order, and how many accounts have no score. */
export function icpHeadline({ version, scored, accounts, results, naming, least }: HeadlineOf): Sentence {
  if (version === null || scored === null)
    return [words('No ICP is defined yet: no account has a score. Start a profile, or load a workspace file that has one.')];
  const { rates, order } = tierProof(scored, results, least);
  const [first, , , last] = rates;
  const { unscored, accounts: all, mostMissing } = completeness(version, { accounts, scored, results });
  const missing = mostMissing === null ? '' : `; ${lowered(naming.labelOf(mostMissing.name))} is missing most`;
  const unknown = all === 0 || unscored === 0 ? 'All accounts can be scored.' : '';
  return [
    ...told(
      `${version.name} (since ${dayText(version.effectiveFrom)}): ${winsText('tier 1', first)}`,
      figureText(first, least),
      `, ${isClosed(first) ? lastText(last) : winsText('tier 4', last)}`,
      figureText(last, least),
      order.missing === null ? `; the tiers are ${orderText(order, TIER_NAMES)}. ` : '. Whether the tiers are in order cannot be told. ',
    ),
    ...(unknown === ''
      ? told('', `${shareText(unscored / all, all)} of accounts`, ` (${decimal(unscored)} of ${decimal(all)}) cannot be scored${missing}.`)
      : [words(unknown)]),
  ];
}
