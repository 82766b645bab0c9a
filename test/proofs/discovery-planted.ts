import { chanceFrom } from '../../src/core/statistics';
import { drawDeals, type Company } from './discovery-company';
import { bestRawRate, greedyTree, meeting, type Named } from './discovery-rivals';
import { confirmedOf, countedOf, searchFor } from './discovery-study';

/** Rows in both, and rows in either. */
function sharedRows(a: Uint8Array, b: Uint8Array): { readonly both: number; readonly either: number } {
  let [both, either] = [0, 0];
  for (const [row, is] of a.entries()) {
    both += is & (b[row] ?? 0);
    either += is | (b[row] ?? 0);
  }
  return { both, either };
}

/** Companies with a planted segment: in how many somebody names rows that share at least half with its own. */
export type PlantedRow = {
  readonly deals: number;
  readonly points: number;
  readonly companies: number;
  readonly ours: number;
  /** Of these, with its very conditions. */
  readonly exact: number;
  /** It had enough deals to be looked at. */
  readonly couldBe: number;
  readonly raw: number;
  readonly tree: number;
  readonly pruned: number;
  /** Candidates that were confirmed, and those of them that hold no more of the planted rows than all others do. */
  readonly confirmed: number;
  readonly empty: number;
};

type Planting = Omit<PlantedRow, 'deals' | 'points' | 'companies'>;

function heardOf(company: Company, seed: number): Planting {
  const { patterns, attributes, planted } = company;
  const conditions = planted?.conditions ?? [];
  const rows = meeting(patterns, conditions);
  const size = rows.reduce((all, is) => all + is, 0);
  const isIt = (named: Named): boolean => {
    if (named === null) return false;
    const { both, either } = sharedRows(named, rows);
    return both >= either / 2;
  };
  const counts = countedOf(company);
  const discovery = searchFor(company, counts, 0, seed);
  const confirmed = confirmedOf(discovery).map((candidate) => ({ candidate, members: meeting(patterns, candidate.conditions) }));
  const searched = rows.reduce((all, is, row) => all + is * (1 - (patterns.isConfirm[row] ?? 0)), 0);
  const holdsNoMore = (members: Uint8Array): boolean =>
    sharedRows(members, rows).both / members.reduce((all, is) => all + is, 0) <= size / patterns.rows;
  return {
    ours: confirmed.some(({ members }) => isIt(members)) ? 1 : 0,
    exact: confirmed.some(({ candidate }) => JSON.stringify(candidate.conditions) === JSON.stringify(conditions)) ? 1 : 0,
    couldBe: searched >= discovery.support ? 1 : 0,
    raw: isIt(bestRawRate(patterns, counts)) ? 1 : 0,
    tree: isIt(greedyTree(patterns, attributes, { least: discovery.support, isPruned: false })) ? 1 : 0,
    pruned: isIt(greedyTree(patterns, attributes, { least: discovery.support, isPruned: true })) ? 1 : 0,
    confirmed: confirmed.length,
    empty: confirmed.filter(({ members }) => holdsNoMore(members)).length,
  };
}

export function studyPlanted(plan: { deals: number; points: number; companies: number; seed: number }): PlantedRow {
  const { deals, points, companies } = plan;
  const heard = Array.from({ length: companies }, (_, index) => {
    const seed = plan.seed + 7_919 * index;
    return heardOf(drawDeals({ deals, points, chance: chanceFrom(seed) }), seed);
  });
  const sum = (of: keyof Planting): number => heard.reduce((all, one) => all + one[of], 0);
  return {
    deals,
    points,
    companies,
    ours: sum('ours'),
    exact: sum('exact'),
    couldBe: sum('couldBe'),
    raw: sum('raw'),
    tree: sum('tree'),
    pruned: sum('pruned'),
    confirmed: sum('confirmed'),
    empty: sum('empty'),
  };
}
