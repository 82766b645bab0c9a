import { discover, OBJECTIVES, type Candidate, type Counts, type Discovery, type Patterns } from '../../src/core/discovery';
import { chanceFrom } from '../../src/core/statistics';
import { counted, WON_SHARE } from '../fixtures/discovery-rows';
import { drawDeals, standardNormal, type Company } from './discovery-company';
import { bestRawRate, greedyTree } from './discovery-rivals';

/** Thirty closed deals of the older half, or one in a hundred of them. */
const supportIn = ({ isConfirm }: Patterns): number => Math.max(30, Math.ceil(isConfirm.reduce((all, is) => all + 1 - is, 0) / 100));

export const countedOf = ({ attributes, patterns }: Company): readonly Counts[] => counted(patterns, attributes, 3, supportIn(patterns));

/** The whole way from rows to candidates, over up to three conditions. */
export function searchFor({ attributes, patterns }: Company, counts: readonly Counts[], draws: number, seed: number): Discovery {
  const given = { attributes, patterns, counts, support: supportIn(patterns), draws, seed };
  return discover({ ...given, leftOut: [], objective: WON_SHARE, direction: 'best', split: { cutoff: 0, matured: 0 }, scale: 1 });
}

export const confirmedOf = ({ candidates }: Discovery): readonly Candidate[] =>
  candidates.filter(({ verdict }) => verdict.kind === 'confirmed');

/** Companies of pure noise: in how many somebody names a combination, and what the first of the list shows beside chance. */
export type NoiseRow = {
  readonly deals: number;
  readonly companies: number;
  readonly ours: number;
  readonly tree: number;
  readonly pruned: number;
  readonly raw: number;
  /** Means over companies: combinations with enough deals, and the first of the list as found and as confirmed. */
  readonly supported: number;
  readonly found: number;
  readonly confirmed: number;
  /** The line of chance, its mean, and in how many companies the first of the list lies above its middle 90 %. */
  readonly chanceFound: number;
  readonly chanceConfirmed: number;
  readonly above: number;
};

const meanOf = (values: readonly (number | null | undefined)[]): number => {
  const known = values.filter((value) => typeof value === 'number');
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
};

export function studyNoise(plan: { deals: number; companies: number; draws: number; seed: number }): NoiseRow {
  const { deals, companies, draws } = plan;
  const heard = Array.from({ length: companies }, (_, index) => {
    const seed = plan.seed + 7_919 * index;
    const company = drawDeals({ deals, points: null, chance: chanceFrom(seed) });
    const counts = countedOf(company);
    const discovery = searchFor(company, counts, draws, seed);
    const names = (isPruned: boolean): boolean =>
      greedyTree(company.patterns, company.attributes, { least: discovery.support, isPruned }) !== null;
    return {
      discovery,
      tree: names(false),
      pruned: names(true),
      raw: bestRawRate(company.patterns, counts) !== null,
      first: discovery.candidates[0],
    };
  });
  const countIf = (holds: (one: (typeof heard)[number]) => boolean): number => heard.filter(holds).length;
  return {
    deals,
    companies,
    ours: countIf(({ discovery }) => confirmedOf(discovery).length > 0),
    tree: countIf(({ tree }) => tree),
    pruned: countIf(({ pruned }) => pruned),
    raw: countIf(({ raw }) => raw),
    supported: meanOf(heard.map(({ discovery }) => discovery.supported)),
    found: meanOf(heard.map(({ first }) => first?.found.value)),
    confirmed: meanOf(heard.map(({ first }) => first?.confirmed.value)),
    chanceFound: meanOf(heard.map(({ discovery }) => discovery.chance?.found.value)),
    chanceConfirmed: meanOf(heard.map(({ discovery }) => discovery.chance?.confirmed?.value)),
    above: countIf(({ discovery, first }) => (first?.found.value ?? 0) > (discovery.chance?.found.high ?? 1)),
  };
}

/** What is skewed: the contribution of deals whose amounts and costs are log-normal. In how many companies of noise a list of the worst confirms one. */
export function studyNoiseOfMoney(plan: { deals: number; companies: number; seed: number }): number {
  let named = 0;
  for (let index = 0; index < plan.companies; index++) {
    const chance = chanceFrom(plan.seed + 7_919 * index);
    const company = drawDeals({ deals: plan.deals, points: null, chance });
    const u = company.patterns.u.map((won) => Math.round(20_000 * won * Math.exp(standardNormal(chance))));
    const s = u.map(() => Math.round(2_000 * Math.exp(standardNormal(chance) / 2)));
    const { attributes, patterns } = { ...company, patterns: { ...company.patterns, u, s } };
    const support = supportIn(patterns);
    const counts = counted(patterns, attributes, 3, support);
    const given = { attributes, patterns, counts, support, draws: 0, seed: index, leftOut: [], scale: 3 };
    const objective = OBJECTIVES.contribution;
    if (confirmedOf(discover({ ...given, objective, direction: 'worst', split: { cutoff: 0, matured: 0 } })).length > 0) named++;
  }
  return named;
}
