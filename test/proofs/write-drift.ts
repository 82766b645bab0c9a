import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { driftPage, type Calibration } from './drift-page';
import { alarmPlot, powerPlot } from './drift-plot';
import { studyPower, type PlantedShift } from './drift-power';
import { studyQuiet, studyYoung } from './drift-study';
import { QUARTER, YEAR, type Window } from './drift-tables';

const SEED = 20_251_231;
const SIZES = [50, 100, 200, 400] as const;

/** Of all companies without change a quarter is of each size, in files that begin late too; of each cell of what is planted there are so many. */
const ONE_SIZE = 0.25;
const PLANTED = 0.064;

const points = [-0.05, -0.1, -0.2] as const;
const winRates = (of: 'largest' | 'middle' | null, falls: readonly number[]): readonly PlantedShift[] =>
  falls.map((fall) => ({ kind: 'winRate', of, points: fall }));

/** What is planted, and in which windows: the usual one sees all, a single quarter the larger falls of the win rate. */
const PLANS: readonly { readonly window: Window; readonly shifts: readonly PlantedShift[] }[] = [
  {
    window: YEAR,
    shifts: [
      ...winRates(null, points),
      ...winRates('largest', points),
      ...winRates('middle', points),
      ...points.map((fall): PlantedShift => ({ kind: 'icpShare', points: fall })),
      { kind: 'amount', ratio: 0.9 },
      { kind: 'amount', ratio: 0.75 },
    ],
  },
  { window: QUARTER, shifts: [...winRates(null, [-0.1, -0.2]), ...winRates('largest', [-0.1, -0.2])] },
];

/** Studies so many companies without change, and a part of that for everything else. */
function calibrate(companies: number, say: (line: string) => void): Calibration {
  const windows = [YEAR, QUARTER];
  const part = (share: number): number => Math.max(1, Math.round(share * companies));
  const steady = SIZES.map((dealsAQuarter) => {
    say(`no change, ${dealsAQuarter} deals a quarter`);
    return studyQuiet({ dealsAQuarter, windows, companies: part(ONE_SIZE), seed: SEED + dealsAQuarter });
  });
  const young = SIZES.map((dealsAQuarter) => {
    say(`no change, files that begin late, ${dealsAQuarter} deals a quarter`);
    return studyYoung({ dealsAQuarter, windows, companies: part(ONE_SIZE), seed: SEED - dealsAQuarter });
  });
  const powers = PLANS.flatMap(({ window, shifts }) =>
    shifts.flatMap((shift) =>
      SIZES.map((dealsAQuarter) => {
        say(`${JSON.stringify(shift)}, ${window.name}, ${dealsAQuarter} deals a quarter`);
        return studyPower({ dealsAQuarter, window, shift, companies: part(PLANTED), seed: SEED + 31 * dealsAQuarter });
      }),
    ),
  );
  return {
    companies,
    quiet: steady.flatMap(({ quiet }) => quiet),
    young: young.flat(),
    beside: steady.map(({ beside }) => beside),
    powers,
  };
}

/** Writes docs/drift-calibration.md and its two plots into a folder. */
export function write(folder: string, companies: number, _drawn: number, say: (line: string) => void): void {
  const found = calibrate(companies, say);
  writeFileSync(join(folder, 'drift-calibration.md'), driftPage(found));
  writeFileSync(join(folder, 'drift-alarms.svg'), alarmPlot(found.quiet));
  writeFileSync(join(folder, 'drift-power.svg'), powerPlot(found.powers));
}
