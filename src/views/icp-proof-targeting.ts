import { closedOf, type TargetingAccuracy } from '../core/icp';
import { counted, decimal, partOf } from '../wording';
import type { Sentence } from '../wording/sentence';
import { rateReading, rateText, told } from './icp-proof-words';
import { readingCells } from './reading-cells';
import { textCell, type Table } from './table';

/** Capture and precision, always together and beside the base win rate. */
export function targetingSentence({ capture, precision, base, unknownWon, flagged, accounts }: TargetingAccuracy, least: number): Sentence {
  if (closedOf(base) === 0) return told('Targeting cannot be told: no deal has closed.');
  const reading = rateReading(capture, 'capture');
  const hidden = unknownWon === 0 ? '' : `, with ${counted(unknownWon, 'won deal')} on accounts that cannot be scored`;
  const hasOwn = closedOf(precision) > 0;
  const held = reading.missing === null ? `${decimal(partOf(reading))} of ${decimal(reading.n)}` : '';
  return told(
    'ICP accounts (',
    `${decimal(flagged)} of ${decimal(accounts)}`,
    ') hold ',
    reading.missing === null && reading.n >= least ? rateText(capture, least) : held || 'none',
    ` of the won deals${hidden}, and ${hasOwn ? 'win ' : 'have no closed deal'}`,
    hasOwn ? rateText(precision, least) : '',
    `${hasOwn ? ' of their own' : ''}; all deals `,
    rateText(base, least),
    '.',
  );
}

/** The same three numbers as a table. */
export function targetingTable({ capture, precision, base }: TargetingAccuracy, least: number): Table {
  const rows = [
    ['Capture: won deals that are on ICP accounts', capture],
    ['Precision: win rate of deals on ICP accounts', precision],
    ['Win rate of all deals', base],
  ] as const;
  return {
    caption: 'Targeting accuracy',
    columns: [
      { id: 'what', label: 'What', isNumber: false },
      { id: 'share', label: 'Share', isNumber: true },
      { id: 'interval', label: '95% interval, %', isNumber: true },
      { id: 'n', label: 'Of', isNumber: true },
    ],
    rows: rows.map(([name, rate]) => ({ id: name, cells: [textCell(name), ...readingCells(rateReading(rate, 'targeting'), least)] })),
    note: null,
  };
}
