import { AGES, errorOf, type CohortResult, type Estimate, type Outcomes } from './cohort-study';
import type { Market } from './market';

/** A market with what was read of its companies. */
export type Studied = { readonly name: string; readonly market: Market; readonly results: readonly CohortResult[] };

const points = (share: number): string => (share * 100).toFixed(1);
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);

/** A cell with a value in fewer companies is as good as empty. */
const FEWEST_TOLD = 10;

const ageOf = (ago: number): string => (ago === 0 ? 'under 3 (newest)' : `${ago * 3}–${ago * 3 + 3}`);

/** Mean error in points, give or take its standard error. */
function errorText(outcomes: Outcomes): string {
  if (outcomes.values.length < 2) return 'none';
  const { mean, standardError } = errorOf(outcomes);
  return `${signed(mean)} ± ${(standardError * 100).toFixed(2)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Error of each way to read a cohort, by its age. */
function byAge({ results }: Studied): string {
  const estimates: readonly Estimate[] = ['wonOfClosed', 'wonOfCreated', 'winRate', 'winRateProjected'];
  return table(
    [
      'Months since the quarter began',
      'won / closed',
      'won / created',
      '`winRate` of the same months',
      '`winRateProjected`',
      'one company',
    ],
    results.map(({ ago, of }) => [
      ageOf(ago),
      ...estimates.map((estimate) => errorText(of[estimate])),
      `±${points(errorOf(of.winRateProjected).deviation)}`,
    ]),
  );
}

function intervals({ results }: Studied): string {
  return table(
    ['Months since the quarter began', 'interval holds the true rate', 'holds what this cohort ends at', 'has a value'],
    results.map(({ ago, of: { winRateProjected: read } }) => [
      ageOf(ago),
      percent(read.holdTruth, read.intervals),
      percent(read.holdEnd, read.intervals),
      percent(read.values.length, read.values.length + read.missing),
    ]),
  );
}

function fixedHorizons({ results }: Studied): string {
  const estimates: readonly Estimate[] = ['winRateCohort90', 'winRateCohort180', 'winRateCohort365'];
  return table(
    ['Months since the quarter began', ...estimates.flatMap((estimate) => [`\`${estimate}\``, 'holds'])],
    results.map(({ ago, of }) => [
      ageOf(ago),
      ...estimates.flatMap((estimate) => {
        const { values, missing, holdTruth, intervals: given } = of[estimate];
        if (values.length < FEWEST_TOLD) return ['`not_mature`', '–'];
        const some = missing === 0 ? '' : ` (in ${percent(values.length, values.length + missing)})`;
        return [`${errorText(of[estimate])}${some}`, percent(holdTruth, given)];
      }),
    ]),
  );
}

/** The newest cohort, and the one before, in every market. */
function byMarket(studied: readonly Studied[]): string {
  return table(
    ['Market', 'won / closed', 'won / created', '`winRateProjected`', 'has a value', 'holds', 'projected, cohort before'],
    studied.map(({ name, results }) => {
      const [newest, before] = [results[0], results[1]];
      if (newest === undefined || before === undefined) return [name];
      const { wonOfClosed, wonOfCreated, winRateProjected: read } = newest.of;
      return [
        name,
        errorText(wonOfClosed),
        errorText(wonOfCreated),
        errorText(read),
        percent(read.values.length, read.values.length + read.missing),
        percent(read.holdTruth, read.intervals),
        errorText(before.of.winRateProjected),
      ];
    }),
  );
}

const companiesIn = ({ results }: Studied): number => results[0]?.of.wonOfCreated.values.length ?? 0;
const drawnIn = ({ results }: Studied): number => results[0]?.of.winRateProjected.intervals ?? 0;

/** docs/cohort-rates.md from what was measured; every figure in it is of this run. */
export function cohortPage(studied: readonly Studied[]): string {
  const [steady, other = steady] = studied;
  if (steady === undefined || other === undefined) throw new Error('nothing was studied');
  const [companies, drawn] = [companiesIn(steady), drawnIn(steady)];
  const [others, drawnOfOthers] = [companiesIn(other), drawnIn(other)];
  const { market } = steady;
  return `# Does the projected win rate of a young cohort tell the truth?

    npm run calibrate cohorts

writes this page and its plot from seeded simulations: the same figures on every machine.

**Question.** Deals of the last quarters are not over yet, and wins come sooner than losses. So the share won of those that
closed reads far too high, the share won of those created far too low, and both look like drift where nothing moved.
\`winRateProjected\` promises what a cohort will end at. Is it right on average, and how sure is it?

![Win rate of each quarter's deals as read today: won of closed far too high in young quarters, won of created far too low, the projected rate on the true one](cohort-rates.svg)

**Method.** ${companies} companies with a true win rate of ${percent(market.rate, 1)} that never changes: ${market.dealsAQuarter} deals created in each of twelve quarters, wins at a
median of ${market.wins.median} days and losses at ${market.losses.median} (log-normal, ${market.wins.spread} and ${market.losses.spread}), read on the last day of the twelfth quarter. Each company goes the way of
a file: admitted table, facts, measures, cube, catalogue. Only "won / closed" and "won / created" are counted by a loop of their own.
Errors are in points: the mean over companies less the truth, ± the standard error of that mean; "one company" is how far a
single one lies off, by standard deviation. The truth of a cohort metric is the share of deals won by its horizon, for the projected one ${points(
    errorTruth(steady),
  )} %
by day 365; the ${points(market.rate - errorTruth(steady))} points won later still are no part of its definition.

${byAge(steady)}

## How sure it is

Intervals at 95 % by drawing accounts anew, over ${drawn} of these companies. It is an interval of the rate at which such deals are won. What one
cohort ends at has luck of its own that no estimate knows, so that it lies outside more often in the youngest cohorts.

${intervals(steady)}

Fixed horizons claim less. They have no value until ten deals are old enough, and are right from then on:

${fixedHorizons(steady)}

## Other companies

The newest cohort, unless said otherwise; ${others} companies each but for the first market, intervals over ${drawnOfOthers} of them.

${byMarket(studied)}

Where the rate itself has just moved the projection cannot know it: the open deals are given the chances of older cohorts, and the
younger the cohort, the more of it is open. That is why it is marked as projected wherever it stands, and why no target and no test uses it.
Losses that nobody enters keep deals open for good; the projection does not mind, since old deals are known not to be won any more, while the
share won of those closed stays wrong in old cohorts too.
Where it has no value, too few deals of cohorts a year old (under 30) had lasted as long as those still open.

Cohorts looked at: the newest ${AGES.length}; quarters are calendar quarters of 2023 to 2025.
`;
}

const errorTruth = ({ results }: Studied): number => results[0]?.of.winRateProjected.truth ?? Number.NaN;
