import { ICP } from '../core/icp';
import { LEVERS, type SliceLevers } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import { LEVER_WORDS, listed, lowered } from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { stateCell } from './economics-rows';
import { figureOf } from './figure';
import { dimensionName, nameOf } from './name';
import type { Pipeline } from './pipeline-readings';
import { readingCells } from './reading-cells';
import { standingsOf } from './standings';
import { textCell, type Cell, type Row, type Table } from './table';

/** Velocity of both sides of the ICP, of each segment, and of everything. */
export type SlicesCard = { readonly table: Table; readonly foot: readonly string[]; readonly evidence: readonly Cited[] };

type Slice = { readonly id: string; readonly name: string; readonly velocity: Reading | null; readonly levers: SliceLevers | null };

const leversIn = (all: readonly SliceLevers[], dimension: DimensionId, label: string | null): SliceLevers | null =>
  all.find(({ slice }) => (slice.get(dimension) ?? null) === label) ?? null;

/** ICP, non-ICP, and what cannot be scored, which is in neither. */
function sidesOf({ analysis }: Answered, { leversByIcp }: Pipeline): readonly Slice[] {
  const sides = [...readingsBy(analysis.byIcp, 'velocity', ICP)];
  const isUnknown = (label: string | null): boolean => label === null || label === 'unknown';
  return sides
    .toSorted(([a], [b]) => Number(isUnknown(a)) - Number(isUnknown(b)))
    .map(([label, velocity]) => ({
      id: `icp ${label}`,
      name: nameOf(ICP, label),
      velocity,
      levers: leversIn(leversByIcp, ICP, label),
    }));
}

function segmentsOf(answered: Answered, { leversBySegment }: Pipeline): readonly Slice[] {
  const dimension = answered.analysis.segmentDimension;
  if (dimension === null) return [];
  return standingsOf(answered, dimension, 'velocity').map(({ id, name, label, reading }) => ({
    id: `segment ${id}`,
    name,
    velocity: reading,
    levers: leversIn(leversBySegment, dimension, label),
  }));
}

const BLANK: Cell = { text: '', sort: null };

/** A lever by itself with what it rests on; a count is its own n. */
function leverCell(reading: Reading, least: number): Cell {
  const { level, text, rests } = figureOf(reading, least);
  const isQuiet = reading.unit !== 'count' && (level === 'few' || level === 'grey' || level === 'none');
  return { text: rests === '' ? text : `${text} (${rests})`, sort: reading.value, isQuiet, reading };
}

function rowOf({ id, name, velocity, levers }: Slice, least: number, isLast = false): Row {
  const cells = velocity === null ? [BLANK, BLANK, BLANK] : readingCells(velocity, least);
  const parts = levers === null ? LEVERS.map(() => BLANK) : LEVERS.map((lever) => leverCell(levers.levers[lever], least));
  return { id, isLast, cells: [textCell(name), ...cells, stateCell(velocity, least), ...parts] };
}

/** The table of velocity by slice with the levers of each; a slice that rests on little says so and is not ranked. */
export function slicesCard(answered: Answered, pipeline: Pipeline): SlicesCard {
  const { analysis, dataset, definitions } = answered;
  const least = leastOf(definitions);
  const dimension = analysis.segmentDimension;
  const whole: Slice = { id: 'whole', name: 'All', velocity: readingOf(analysis.now, 'velocity'), levers: pipeline.levers };
  const sides = analysis.byIcp.length === 0 ? [] : ['ICP'];
  const by = [...sides, ...(dimension === null ? [] : [lowered(dimensionName(dataset, dimension))])];
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  const slices = [...sidesOf(answered, pipeline), ...segmentsOf(answered, pipeline)];
  return {
    table: {
      caption: by.length === 0 ? 'Pipeline velocity' : `Pipeline velocity by ${listed(by)}`,
      columns: [
        { id: 'slice', label: dimension === null ? 'Slice' : dimensionName(dataset, dimension), isNumber: false },
        numeric('velocity', 'Velocity'),
        numeric('interval', '95% interval'),
        numeric('n', 'n'),
        { id: 'state', label: 'State', isNumber: false },
        ...LEVERS.map((lever) => numeric(lever, LEVER_WORDS[lever])),
      ],
      rows: [...slices.map((slice) => rowOf(slice, least)), rowOf(whole, least, true)],
      note: null,
    },
    foot: [
      'n: the smaller of open deals and won deals with an amount',
      'velocities of slices do not add up to that of all: each is a product of its own levers',
      'open deals: without those open longer than nearly all won deals of their own row took, so that they do not add up either',
      ...(analysis.byIcp.length === 0 ? ['no ICP is defined: add an account file and an ICP version to see it apart'] : []),
    ],
    evidence: cited([...analysis.now, ...analysis.byIcp, ...analysis.segments].filter(({ metric }) => metric === 'velocity')),
  };
}
