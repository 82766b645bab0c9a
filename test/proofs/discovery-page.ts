import type { PlantedRow } from './discovery-planted';
import type { NoiseRow } from './discovery-study';

export type DiscoveryCalibration = { readonly noise: readonly NoiseRow[]; readonly planted: readonly PlantedRow[]; readonly draws: number };

const grouped = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
const part = (some: number, all: number): string => `${((100 * some) / Math.max(1, all)).toFixed(0)} %`;
const share = (value: number): string => `${(100 * value).toFixed(0)} %`;
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string => [row(head), row(head.map(() => '---')), ...rows].join('\n');

function noiseTable(noise: readonly NoiseRow[]): string {
  return table(
    ['Deals', 'Companies', 'Combinations with enough deals', 'Plumbline confirms one', 'a greedy tree', 'a pruned one', 'best raw rate'],
    noise.map((one) =>
      row([
        grouped(one.deals),
        one.companies,
        grouped(one.supported),
        `${one.ours} (${part(one.ours, one.companies)})`,
        `${one.tree} (${part(one.tree, one.companies)})`,
        `${one.pruned} (${part(one.pruned, one.companies)})`,
        `${one.raw} (${part(one.raw, one.companies)})`,
      ]),
    ),
  );
}

function chanceTable(noise: readonly NoiseRow[]): string {
  return table(
    [
      'Deals',
      'First of the list, found',
      'the same, confirmed',
      'best expected by chance, found',
      'the same, confirmed',
      'found lies above its middle 90 %',
    ],
    noise.map((one) =>
      row([
        grouped(one.deals),
        share(one.found),
        share(one.confirmed),
        share(one.chanceFound),
        share(one.chanceConfirmed),
        part(one.above, one.companies),
      ]),
    ),
  );
}

function recallTable(planted: readonly PlantedRow[]): string {
  return table(
    [
      'Deals',
      'Points',
      'Companies',
      'enough deals to be looked at',
      'Plumbline',
      'with its very conditions',
      'best raw rate',
      'greedy tree',
      'pruned tree',
    ],
    planted.map((one) =>
      row([
        grouped(one.deals),
        (100 * one.points).toFixed(0),
        one.companies,
        part(one.couldBe, one.companies),
        `**${part(one.ours, one.companies)}**`,
        part(one.exact, one.companies),
        part(one.raw, one.companies),
        part(one.tree, one.companies),
        part(one.pruned, one.companies),
      ]),
    ),
  );
}

const total = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((sum, one) => sum + of(one), 0);

/** The page that tells what the search finds and what it makes up. */
export function discoveryPage({ noise, planted, draws }: DiscoveryCalibration): string {
  const companies = total(noise, (one) => one.companies);
  const named = total(noise, (one) => one.ours);
  const [confirmed, empty] = [total(planted, (one) => one.confirmed), total(planted, (one) => one.empty)];
  const each = noise[0]?.companies ?? 0;
  return `# Does a candidate mean something?

    npm run calibrate discovery

writes this page and its plot from seeded simulations: the same figures on every machine.

**Question.** A search over thousands of combinations always finds a best one. How often does it confirm one where there is nothing, and how
much of what is there does it find?

**Method.** Companies are drawn with six attributes of three to six labels of uneven size, four of the account and two of the deal; a quarter
of deals is won, five deals on four accounts. Accounts differ in what nobody wrote down (their own rates by eight points), and the newer part
wins up to three points more or less. All combinations of up to three conditions with 30 deals, or one in a hundred, are searched in the
older 65 % of accounts; candidates are asked again in the newer 35 %. One is confirmed if it beats the rest, and the other rows of each of its
parents, by five points, with q under 0.05 over the candidates of the list. ${grouped(companies)} companies of pure noise, ${grouped(total(planted, (one) => one.companies))} with one
planted segment of two conditions that holds 5 to 20 % of deals: ${each} of each size, so that a share is good to about ${Math.ceil(196 * Math.sqrt(0.25 / Math.max(1, each)))} points at
worst. Here rows are counted by a plain loop; that DuckDB counts the same is tested apart.

**Beside it, on the same companies:** *best raw rate*: the top of a table sorted by win rate over the same combinations, old and new deals
together; *greedy tree*: grown on the older part by Gini impurity, three questions deep, with leaves of the same least size; its best leaf is
named if it is five points better than the rest in the newer part, at p under 0.05 (Fisher); *pruned tree*: the same, with no split
that luck could make (chi-square, Bonferroni over the splits tried). Somebody finds the planted segment if what is named
shares at least half of its rows with it (Jaccard).

## Pure noise

In ${companies} companies of pure noise ${named} show a confirmed candidate: **${((100 * (companies - named)) / Math.max(1, companies)).toFixed(1)} % show none**.

${noiseTable(noise)}

The best raw rate always names one. A tree asks one question where ours asks at least three, and is held to the same p under 0.05.

## The line of chance

Outcomes are dealt anew among accounts ${draws} times in each company of noise, and each time the first of the list is taken. Means over companies:

${chanceTable(noise)}

What is found in noise looks like what chance gives, and both fall back to the quarter that is true of everything. In the last column one in
twenty is to be expected.

## What is found

![How often a planted segment is found, by deals: the larger the difference and the company, the more often; a pruned tree finds fewer](discovery-recall.svg)

${recallTable(planted)}

The same companies stand behind the three sizes of what is planted. In small ones the best raw rate is right more often than ours confirms:
it names one in every company, in every company of noise too, and nobody can tell which. A tree that is not pruned cuts the segment once
more; a pruned one first has to see one of the two conditions alone.

Of ${grouped(confirmed)} candidates that were confirmed in companies with a planted segment ${grouped(empty)} hold no more of its deals than all others do
(**${((100 * empty) / Math.max(1, confirmed)).toFixed(1)} %**). Small companies cannot be searched honestly: with 500 deals a segment of a tenth has 33 in the
older part and 18 in the newer, and no test of those tells ten points from luck.
`;
}
