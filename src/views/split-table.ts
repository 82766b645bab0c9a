import { metricOf, type MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { decimal, lowered } from '../wording';
import { leastOf, type Answered } from './answered';
import { besideCell, stateCell, type Place } from './economics-rows';
import { dimensionName } from './name';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Cell, type Column, type Table } from './table';

/**
 * What a metric adds to a table. `full`: its value, its interval and what it rests on; `value`: the value and the interval;
 * `short`: the value alone; `count`: what it rests on, under a name; `state`: how far it may be relied on.
 */
export type Part = { readonly metric: MetricId; readonly shows: 'full' | 'value' | 'short' | 'count' | 'state'; readonly label?: string };

const BLANK: Cell = { text: '', sort: null };
const numeric = (id: string, label: string): Column => ({ id, label, isNumber: true });

function columnsOf({ metric, shows, label = metricOf(metric).label }: Part): readonly Column[] {
  const interval = numeric(`${metric} interval`, '95% interval');
  switch (shows) {
    case 'full':
      return [numeric(metric, label), interval, numeric(`${metric} n`, 'n')];
    case 'value':
      return [numeric(metric, label), interval];
    case 'short':
    case 'count':
      return [numeric(`${metric} ${shows}`, label)];
    case 'state':
      return [{ id: `${metric} state`, label: 'State', isNumber: false }];
  }
}

function cellsOf(reading: Reading | null, { shows }: Part, least: number): readonly Cell[] {
  const [value = BLANK, interval = BLANK, n = BLANK] = reading === null ? [] : readingCells(reading, least);
  switch (shows) {
    case 'full':
      return [value, interval, n];
    case 'value':
      return [value, interval];
    case 'short':
      return [besideCell(reading, least)];
    case 'count':
      return [reading === null ? BLANK : numberCell(decimal(reading.n), reading.n)];
    case 'state':
      return [stateCell(reading, least)];
  }
}

/** Rows of the page with some metrics beside each other; the whole stays last however the table is sorted. */
export function splitTable(
  answered: Answered,
  places: readonly Place[],
  { caption, parts }: { readonly caption: string; readonly parts: readonly Part[] },
): Table {
  const split = answered.analysis.segmentDimension;
  const name = split === null ? 'All' : dimensionName(answered.dataset, split);
  const least = leastOf(answered.definitions);
  return {
    caption: `${caption}, by ${lowered(name)}`,
    columns: [{ id: 'place', label: name, isNumber: false }, ...parts.flatMap(columnsOf)],
    rows: places.map((place) => ({
      id: place.id,
      isLast: place.kind === 'whole',
      cells: [textCell(place.name), ...parts.flatMap((part) => cellsOf(place.reading(part.metric), part, least))],
    })),
    note: null,
  };
}
