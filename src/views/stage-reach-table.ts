import { ICP } from '../core/icp';
import type { StageSide, Step } from '../core/metrics';
import { decimal, shareText } from '../wording';
import { nameOf } from './name';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** One side with its steps. */
export type SidedSteps = { readonly side: StageSide; readonly steps: readonly Step[] };

/** A step as people read it: the win is no stage, and neither is what names none. */
export const stepName = (label: string | null, isWin: boolean): string => {
  if (isWin) return 'Won';
  return label ?? 'No stage named';
};

const numeric = (id: string, label: string) => ({ id, label, isNumber: true });

/** A share of some deals; a few are left to their counts. */
const shareCell = (part: number, whole: number, least: number): Cell =>
  whole < least ? numberCell('', null) : numberCell(shareText(part / whole, whole), part / whole);

function limitsCell({ limits }: SidedSteps['steps'][number], all: number, least: number): Cell {
  if (limits === null || all < least) return numberCell('', null);
  return numberCell(`${decimal(limits.low * 100, 1)}–${decimal(limits.high * 100, 1)}`, limits.low);
}

/** Every stage of every side with its counts and both shares. */
export function reachTable(sided: readonly SidedSteps[], { isOpen, least }: { readonly isOpen: boolean; readonly least: number }): Table {
  const rows = sided.flatMap(({ side, steps }) =>
    steps.map((step, at): Row => {
      const name = stepName(step.label, !isOpen && at === steps.length - 1);
      const common = [
        numberCell(decimal(step.reached), step.reached),
        shareCell(step.reached, side.created, least),
        limitsCell(step, side.created, least),
      ];
      const further = [
        shareCell(step.reached, step.before, least),
        numberCell(decimal(step.ended), step.ended),
        numberCell(decimal(step.open), step.open),
      ];
      return {
        id: `${side.icp} ${step.label} ${at}`,
        cells: [textCell(name), textCell(side.icp === null ? 'All' : nameOf(ICP, side.icp)), ...common, ...(isOpen ? [] : further)],
      };
    }),
  );
  return {
    caption: isOpen ? 'Open deals by the stage they stand in' : 'How far the deals created came',
    columns: [
      { id: 'stage', label: 'Stage', isNumber: false },
      { id: 'side', label: 'ICP', isNumber: false },
      numeric('count', isOpen ? 'Open deals' : 'Came so far'),
      numeric('share', isOpen ? 'Share of open' : 'Share of created'),
      numeric('interval', '95% interval'),
      ...(isOpen ? [] : [numeric('step', 'Share of the step before'), numeric('ended', 'Ended here'), numeric('open', 'Open here')]),
    ],
    rows,
    note: null,
  };
}
