import { askedFor, type PlantedShift, type Power } from './drift-power';
import { type Beside, type Judge, type Quiet } from './drift-study';
import type { Window } from './drift-tables';

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const ALARMS: readonly { readonly judge: Judge; readonly name: string }[] = [
  { judge: 'winRate', name: 'page on win rate' },
  { judge: 'icpShareCreated', name: 'on ICP share' },
  { judge: 'acv', name: 'on ACV' },
  { judge: 'plainWinRate', name: 'plain page, win rate' },
  { judge: 'plainIcpShare', name: 'plain, ICP share' },
  { judge: 'plainAmount', name: 'plain, amount' },
  { judge: 'pUnder5', name: 'p < 0.05' },
  { judge: 'psi10', name: 'PSI 0.1' },
  { judge: 'psi25', name: 'PSI 0.25' },
  { judge: 'psi25BySegment', name: 'PSI 0.25, segments' },
];

/** Pages with a false flag by window and size. */
export const alarmTable = (quiet: readonly Quiet[]): string =>
  table(
    ['Compared', 'Deals a quarter', 'Tests', ...ALARMS.map(({ name }) => name)],
    quiet.map(({ window, dealsAQuarter, tests, companies, flagged }) => [
      window.name,
      `${dealsAQuarter}`,
      `${Math.round(tests / companies)}`,
      ...ALARMS.map(({ judge }) => percent(flagged[judge], companies)),
    ]),
  );

/** The same of files that begin with the baseline. */
export const youngTable = (young: readonly Quiet[]): string =>
  table(
    [
      'Compared',
      'Deals a quarter',
      'Companies',
      'page on win rate',
      'on cohort win rate',
      'on ICP share',
      'on ACV',
      'plain page, win rate',
      'p < 0.05',
    ],
    young.map(({ window, dealsAQuarter, companies, flagged }) => [
      window.name,
      `${dealsAQuarter}`,
      `${companies}`,
      ...(['winRate', 'winRateCohort180', 'icpShareCreated', 'acv', 'plainWinRate', 'pUnder5'] as const).map((judge) =>
        percent(flagged[judge], companies),
      ),
    ]),
  );

const WHERE = { largest: 'the largest segment', middle: 'a middling segment' } as const;

/** A shift in words. */
export function shiftName(shift: PlantedShift): string {
  switch (shift.kind) {
    case 'winRate':
      return `win rate of ${shift.of === null ? 'all' : WHERE[shift.of]} −${Math.round(-shift.points * 100)} points`;
    case 'icpShare':
      return `ICP share of created −${Math.round(-shift.points * 100)} points`;
    case 'amount':
      return `ACV −${Math.round((1 - shift.ratio) * 100)} %`;
  }
}

const PLAIN: Readonly<Record<PlantedShift['kind'], Judge>> = {
  winRate: 'plainWinRate',
  icpShare: 'plainIcpShare',
  amount: 'plainAmount',
};

type Row = { readonly window: Window; readonly shift: PlantedShift; readonly sizes: readonly Power[] };

/** Powers of one shift in one window, by size. */
function rowsOf(powers: readonly Power[]): readonly Row[] {
  const rows = new Map<string, { window: Window; shift: PlantedShift; sizes: Power[] }>();
  for (const power of powers) {
    const key = `${power.window.name} ${shiftName(power.shift)}`;
    const row = rows.get(key) ?? { window: power.window, shift: power.shift, sizes: [] };
    row.sizes.push(power);
    rows.set(key, row);
  }
  return [...rows.values()];
}

const headOf = ([first]: readonly Row[]): readonly string[] =>
  (first?.sizes ?? []).map(({ dealsAQuarter }) => `${dealsAQuarter} deals a quarter`);

function powerTable(rows: readonly Row[]): string {
  return table(
    ['Planted', 'By', ...headOf(rows)],
    rows.flatMap(({ shift, sizes }) => {
      const by = (name: string, judge: Judge): readonly string[] => [
        shiftName(shift),
        name,
        ...sizes.map(({ found, companies }) => percent(found[judge], companies)),
      ];
      const asked = askedFor(shift);
      return [
        by('page on it', asked),
        ...(asked === 'winRate' ? [] : [by('page on win rate', 'winRate')]),
        by('plain page', PLAIN[shift.kind]),
        by('p < 0.05', 'pUnder5'),
        by('PSI 0.25, segments', 'psi25BySegment'),
      ];
    }),
  );
}

/** What was found, a table for each window. */
export function powerTables(powers: readonly Power[]): string {
  const rows = rowsOf(powers);
  const windows = [...new Set(rows.map(({ window }) => window))];
  return windows.map((window) => `### ${titled(window.name)}\n\n${powerTable(rows.filter((row) => row.window === window))}`).join('\n\n');
}

const titled = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const SEEN = 0.8;
const SOMETIMES = 0.5;

function seenAs(share: number): string {
  if (share >= SEEN) return 'yes';
  return share >= SOMETIMES ? 'every other time' : '**no**';
}

/** What can be seen at which size, in words. */
export function unseenTable(powers: readonly Power[]): string {
  const rows = rowsOf(powers);
  return table(
    ['Compared', 'Shift', ...headOf(rows)],
    rows.map(({ window, shift, sizes }) => [
      window.name,
      shiftName(shift),
      ...sizes.map(
        ({ found, companies }) => `${seenAs(found[askedFor(shift)] / companies)} (${percent(found[askedFor(shift)], companies)})`,
      ),
    ]),
  );
}

/** Verdicts at the very truth, and marks, by size. */
export const besideTable = (beside: readonly Beside[]): string =>
  table(
    ['Deals a quarter', 'target met', 'missed', 'one chart marked', 'one of four charts', 'EWMA', 'CUSUM'],
    beside.map(({ dealsAQuarter, companies, met, missed, marks }) => [
      `${dealsAQuarter}`,
      ...[met, missed, marks.oneChart, marks.fourCharts, marks.ewma, marks.cusum].map((count) => percent(count, companies)),
    ]),
  );
