import type { CalibrationTold, ReliabilityBin } from '../core/icp';
import { dateOf, firstDayIn, type Calendar, type Reading } from '../core/model';
import { counted, dateText, decimal } from '../wording';
import { axisFor, type Axis } from './axis';
import { figureOf } from './figure';
import { rateReading, told, UNTOLD_WORDS, type Proof } from './icp-proof-words';
import { readingCells } from './reading-cells';
import { numberCell, type Table } from './table';

/** What was said of deals against what came of them; on the diagonal both are the same. */
export type ReliabilityPicture = {
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
    readonly text: string;
    readonly isGrey: boolean;
    /** What the dot shows, with the deals behind it. */
    readonly reading?: Reading;
  }[];
  readonly axis: Axis;
  readonly right: string;
};

const SHARE = { unit: 'share', currency: null } as const;
const percent = (share: number): string => `${decimal(share * 100)}%`;

/** A bin as a reading: with its rows where a page can show them. */
type ReadBin = (bin: ReliabilityBin, at: number) => Reading;
const plainly: ReadBin = (bin) => rateReading(bin, 'reliability');

function reliabilityTable(bins: readonly ReliabilityBin[], least: number, read: ReadBin): Table {
  return {
    caption: 'Chance said by the score against the share won',
    columns: [
      { id: 'said', label: 'Chance said', isNumber: true },
      { id: 'came', label: 'Share won', isNumber: true },
      { id: 'interval', label: '95% interval, %', isNumber: true },
      { id: 'n', label: 'Won of closed', isNumber: true },
    ],
    rows: bins.map((bin, at) => ({
      id: String(at),
      cells: [numberCell(`${decimal(bin.said * 100, 1)}%`, bin.said), ...readingCells(read(bin, at), least)],
    })),
    note: null,
  };
}

function reliabilityPicture(bins: readonly ReliabilityBin[], least: number, read: ReadBin): ReliabilityPicture | null {
  const dots = bins.flatMap((bin, at) => {
    const reading = read(bin, at);
    const { level, full } = figureOf(reading, least);
    if (reading.missing !== null || reading.low === null || reading.high === null || level === 'few') return [];
    const { value: y, low, high } = reading;
    return [{ x: bin.said, y, low, high, text: `said ${percent(bin.said)}: ${full}`, isGrey: level === 'grey', reading }];
  });
  const axis = axisFor([0, ...dots.flatMap(({ x, low, high }) => [x, low, high])], SHARE, { ticks: 4, pad: 0.04 });
  return dots.length === 0 ? null : { dots, axis, right: 'as said' };
}

type ReliabilityFrame = { readonly least: number; readonly calendar: Calendar; readonly read?: ReadBin };

/** Whether a chance read off the score comes true on deals that it was not learnt from. */
export function reliabilityView(
  calibration: CalibrationTold,
  { least, calendar, read = plainly }: ReliabilityFrame,
): Proof<ReliabilityPicture> {
  if (calibration.missing !== null) {
    const sentence = told(`${UNTOLD_WORDS[calibration.missing]} There are ${decimal(calibration.n)}.`);
    return { sentence, picture: null, table: null, foot: [] };
  }
  const { brier, brierOfBase, learntFrom, judgedOn, undated, since, bins } = calibration;
  const isBetter = brier < brierOfBase;
  return {
    sentence: told(
      'Brier score ',
      decimal(brier, 3),
      ', where the win rate alone has ',
      decimal(brierOfBase, 3),
      isBetter ? ': the score adds to it (lower is nearer).' : ': the score adds nothing to it (lower is nearer).',
    ),
    picture: reliabilityPicture(bins, least, read),
    table: reliabilityTable(bins, least, read),
    foot: [
      'Brier score: the mean squared distance of the chance said from what came, 0 where all of it came true',
      `chances by isotonic regression on ${counted(learntFrom, 'older deal')}`,
      `held against ${counted(judgedOn, 'deal')} closed since ${dateText(dateOf(firstDayIn(calendar, since)))}`,
      ...(undated === 0 ? [] : [`${counted(undated, 'deal')} left out: no date of closing`]),
      '95% Wilson intervals',
    ],
  };
}
