import { armOf, confoundersOf, type CountedDeal, type Hypothesis, type ReadConfounder } from './hypotheses';
import { hypothesisDeals, sidesOf, type JudgedDeal } from './hypothesis-deals';
import type { HypothesisGround } from './hypothesis-ground';
import { attributesIn, parseDate, type Dataset, type DimensionId } from './model';

export { segmentAccounts, segmentAccountsAsk } from './hypothesis-accounts';
export type { DealSource, HypothesisGround } from './hypothesis-ground';
export { planDeals, planFrom, planOf, type HypothesisPlan, type NoPlan, type PlanAsked } from './hypothesis-plan';

type Arms = { readonly treated: readonly JudgedDeal[]; readonly control: readonly JudgedDeal[] };

function armsIn(deals: readonly JudgedDeal[], { against, allocation }: Hypothesis): Arms {
  const { inside, outside } = sidesOf(deals);
  if (against === 'others') return { treated: inside, control: outside };
  const dealt = inside.filter(({ accountId }) => accountId !== '');
  const isTreated = ({ accountId }: JudgedDeal): boolean => armOf(allocation, accountId) === 'treated';
  return { treated: dealt.filter(isTreated), control: dealt.filter((deal) => !isTreated(deal)) };
}

async function armDeals(ground: HypothesisGround, hypothesis: Hypothesis, until: string): Promise<Arms> {
  const [createdFrom, closedTo] = [parseDate(hypothesis.starts), parseDate(until)];
  if (createdFrom === null || closedTo === null) return { treated: [], control: [] };
  return armsIn(await hypothesisDeals(ground, hypothesis, { createdFrom, closedFrom: null, closedTo }), hypothesis);
}

/** How many deals each side has so far. Nothing else of them is read before the day of a look. */
export type Reached = { readonly treated: number; readonly control: number };

/** The deals of both sides created since it started and closed by a date; what closes after the day of the read-out never counts. */
export async function reachedBy(ground: HypothesisGround, hypothesis: Hypothesis, until: string): Promise<Reached> {
  const last = until < hypothesis.readOn ? until : hypothesis.readOn;
  const { treated, control } = await armDeals(ground, hypothesis, last);
  return { treated: treated.length, control: control.length };
}

/** Who or where else a difference may come from. */
const ELSEWHERE: readonly string[] = ['owner', 'region', 'country', 'leadSource', 'channel'];

function confoundersIn({ treated, control }: Arms, { dimensions }: Dataset, { segment }: Hypothesis): readonly ReadConfounder[] {
  const named = new Set(attributesIn(segment));
  const asked = dimensions.filter(({ id }) => ELSEWHERE.includes(id) && !named.has(id));
  const labels = (deals: readonly JudgedDeal[], id: DimensionId) => deals.map((deal) => deal.labelBy(id));
  return confoundersOf(asked.map(({ id }) => ({ attribute: id, treated: labels(treated, id), control: labels(control, id) })));
}

/** What a read-out is made of: the deals of both sides, and how else they differ. Only to be asked on the day of a look. */
export type ReadMaterial = {
  readonly treated: readonly CountedDeal[];
  readonly control: readonly CountedDeal[];
  readonly confounders: readonly ReadConfounder[];
};

/** Everything that a look reads, of the deals that had closed by its day. */
export async function materialBy(ground: HypothesisGround, hypothesis: Hypothesis, until: string): Promise<ReadMaterial> {
  const arms = await armDeals(ground, hypothesis, until);
  return { ...arms, confounders: confoundersIn(arms, ground.dataset, hypothesis) };
}
