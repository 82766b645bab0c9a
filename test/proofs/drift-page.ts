import type { UsuallyAsked } from './drift-engine';
import { alarmTable, besideTable, powerTables, unseenTable, youngTable } from './drift-page-tables';
import type { PlantedShift, Power } from './drift-power';
import type { Beside, Judge, Quiet } from './drift-study';
import { QUARTER, YEAR, type Window } from './drift-tables';

/** Everything that one run measured. */
export type Calibration = {
  readonly companies: number;
  readonly quiet: readonly Quiet[];
  readonly young: readonly Quiet[];
  readonly beside: readonly Beside[];
  readonly powers: readonly Power[];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Pages with a false flag, of both windows and all sizes together. */
function falseAlarms(quiet: readonly Quiet[], judge: Judge): { readonly flagged: number; readonly pages: number } {
  return { flagged: sum(quiet.map(({ flagged }) => flagged[judge])), pages: sum(quiet.map(({ companies }) => companies)) };
}

type Among = {
  readonly name: string;
  readonly of: (shift: PlantedShift) => boolean;
  readonly window: Window;
  readonly asked: UsuallyAsked;
  readonly plain: Judge;
};

const OF_WIN_RATE = { asked: 'winRate', plain: 'plainWinRate' } as const;
const KINDS: readonly Among[] = [
  ...[YEAR, QUARTER].flatMap((window): Among[] => [
    { ...OF_WIN_RATE, window, name: 'win rate of all segments', of: (shift) => shift.kind === 'winRate' && shift.of === null },
    { ...OF_WIN_RATE, window, name: 'win rate of one segment', of: (shift) => shift.kind === 'winRate' && shift.of !== null },
  ]),
  {
    window: YEAR,
    name: 'ICP share of created deals',
    of: ({ kind }) => kind === 'icpShare',
    asked: 'icpShareCreated',
    plain: 'plainIcpShare',
  },
  { window: YEAR, name: 'ACV', of: ({ kind }) => kind === 'amount', asked: 'acv', plain: 'plainAmount' },
];

/** How often some shifts are found over all sizes, by the product and by a plain page about the same thing, and what both raise for nothing. */
function foundRow({ quiet, powers }: Calibration, { name, of, window, asked, plain }: Among): string {
  const own = powers.filter((power) => of(power.shift) && power.window === window);
  const steady = quiet.filter((each) => each.window === window);
  const all = sum(own.map(({ companies }) => companies));
  const found = (judge: Judge): string => percent(sum(own.map((power) => power.found[judge])), all);
  const raised = (judge: Judge): string => alarmWords(steady, judge);
  return `| ${[window.name, name, `${all}`, found(asked), found(plain), raised(asked), raised(plain)].join(' | ')} |`;
}

/** What a page raised where nothing changed, in words. */
function alarmWords(quiet: readonly Quiet[], judge: Judge): string {
  const { flagged, pages } = falseAlarms(quiet, judge);
  return percent(flagged, pages);
}

/** docs/drift-calibration.md from what was measured; every figure in it is of this run. */
export function driftPage(found: Calibration): string {
  const { quiet, young, beside, powers } = found;
  const alarms = falseAlarms(quiet, 'winRate');
  const young1 = falseAlarms(young, 'winRate');
  const youngTold = sum(young.filter(({ window }) => window === YEAR).map(({ companies }) => companies));
  const planted = powers[0]?.companies ?? 0;
  const told = sum(beside.map(({ companies }) => companies));
  return `# Does a flag mean something?

    npm run calibrate drift

writes this page and its plots from seeded simulations: the same figures on every machine.

**Question.** A flag is what a council acts on. How often does a page raise one where nothing changed, how often does it see what did
change, and what can nobody see with so few deals?

**Method.** Companies are drawn with six to ten segments of unequal size, true win rates of 24 to 40 %, 35 to 75 % of accounts in the ICP,
log-normal amounts, wins at a median of 75 days and losses at 130, five deals on four accounts, over three years. Each goes the way
of files: admitted tables, facts, measures, cube, comparisons, one family, both thresholds at their defaults. Pages are asked about
the win rate (as pages are), about the share of created deals in the ICP, and about ACV. Of what a page gives out of its budget four fifths
go to what is asked, a tenth to the three ICP shares in total, the rest to what lies beside; segments have the more of it, the surer they would
show twice the least change that counts. A tenth of pages may raise a false flag; 15 % of that
is held back, for tests count deals, and deals of one account are alike.
A shift begins on the first day of the later period, and is found where a flag names it, in that segment, the way it went.
${told} companies without change (${told / 4} of each size), ${planted} for each shift and size: a share of a cell is good to about ${Math.round(100 / Math.sqrt(planted || 1))} points, one
of false alarms over all sizes to about one.

**Beside it, on the same companies:** *plain page*: Fisher's exact test in each segment, Benjamini-Hochberg at 0.10 over the segments, one
page for one metric, with ten cases a side as the product has it; *p < 0.05*: each of win rate, ICP share and amount in total and by segment, and the mixes created and won by segment;
*PSI*: over 0.1 or 0.25 in won / lost, ICP / not, fifths of amounts and both mixes of the whole company; the last column asks for 0.25 in segments too.

## Pages with a false flag

Of ${alarms.pages} pages about the win rate ${alarms.flagged} raised a flag: **${percent(alarms.flagged, alarms.pages)}** against a budget of 10 %. Asked about the ICP
share it is ${alarmWords(quiet, 'icpShareCreated')}, about ACV ${alarmWords(quiet, 'acv')}; a plain page on the win rate raises one in ${alarmWords(quiet, 'plainWinRate')}, p < 0.05 in ${alarmWords(quiet, 'pUnder5')}, PSI 0.1 in
${alarmWords(quiet, 'psi10')}, PSI 0.25 in ${alarmWords(quiet, 'psi25')}.

![Pages with a false flag by deals a quarter: the product stays near or under ten in a hundred, p under 0.05 never does, PSI only in large companies](drift-alarms.svg)

${alarmTable(quiet)}

## Files that begin late

The true rates are constant, but the files hold no deal created before the baseline, or before one, two or three quarters sooner, by turns. In
their first months only quick deals have closed, and these are won more often, so the win rate seems to fall. The product leaves those months out
or does not compare them. The newest cohorts are immature here as everywhere: by close date they are compared once the pipeline has filled, and on the
censored curve (*cohort win rate*) once they are old enough. In ${youngTold} such simulations ${young1.flagged} of ${young1.pages} pages about the win rate raised a flag,
**${percent(young1.flagged, young1.pages)}**, and of those about the cohort win rate ${alarmWords(young, 'winRateCohort180')}, within the budget of 10 %; a plain page does in ${alarmWords(young, 'plainWinRate')}.

${youngTable(young)}

## What is found

Share of companies in which the shift was found, over all sizes and falls, and beside it what the same pages raise where nothing changed;
*plain page* is the one about the same metric.

| Compared | Planted | Companies | found | by a plain page | false alarms | of a plain page |
| --- | --- | --- | --- | --- | --- | --- |
${KINDS.map((kind) => foundRow(found, kind)).join('\n')}

A plain page asks one question of the segments and nothing else, and flags changes of any size. The product asks dozens within one budget and flags
none that is too small to count.
Power of p < 0.05 and of PSI is not comparable: they flag most pages in which nothing changed.

![How often a fall of the win rate by ten points is found, by deals a quarter: in all segments nearly always from 200 on, in one segment mostly not](drift-power.svg)

${powerTables(powers)}

## What cannot be seen

By the rule of thumb that a shift can be seen where four companies in five show it:

${unseenTable(powers)}

Where it says *no*, an unmarked page is no good news: it says "too few to say", with the number of deals that would be enough.
A segment with under ten closed deals on a side is not tested: at 50 deals a quarter, by the quarter, that is six of seven.

## Verdicts on targets, and marks

A target that is exactly what is true of the market: "met" and "missed" are both wrong and have 5 % each. They are verdicts, no flags. Marks of run
rules and of slow drift are no flags either; with a centre that were known, one chart of twelve points under the usual rules would be
marked in 9.5 %, four in 33 %. Limits are exact and the centre is estimated from the same periods, so that fewer are marked here. EWMA and CUSUM watch 24 months of one share.

${besideTable(beside)}

Deals of one account are spread over the three years here, so that they are alike within a period no more than between two. Tests count deals: where
many deals of one account are entered at once, chance moves shares further than these figures say.
`;
}
