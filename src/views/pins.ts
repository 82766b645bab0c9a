import { standingDecisions } from '../core/council';
import { versionHistory } from '../core/icp';
import { dateOf, firstDayIn, parseDate, type CalendarDate, type Dataset, type Period } from '../core/model';
import type { Segmentation } from '../core/segments';
import type { History } from '../core/snapshots';
import type { Definitions } from '../core/workspace';
import { dateText } from '../wording';
import type { Spot } from './mark';
import { textCell, type Cell, type Piece } from './table';

/** What a mark in time stands for; each has a shape of its own. */
export type PinKind = 'icpVersion' | 'definition' | 'decision' | 'snapshot';

/** Something that happened on a day and may show in numbers. */
export type Pin = {
  readonly date: CalendarDate;
  readonly kind: PinKind;
  readonly text: string;
  /** The decisions that it stands for, each of which has a record to look at. */
  readonly decisions?: readonly PinnedDecision[];
};
type PinnedDecision = { readonly id: string; readonly text: string };

/** A pin with the number by which all charts of a page know it. */
export type NumberedPin = Pin & { readonly number: number };

/** A pin above the time axis of one chart: over which of its periods, and in which row where several share one. */
export type PinMark = {
  readonly at: number;
  readonly row: number;
  readonly number: number;
  readonly kind: PinKind;
  readonly text: string;
  /** Ids of the decisions that it stands for. */
  readonly decisions?: readonly string[];
};

/** What the shapes mean, in the order in which they are explained. */
export const PIN_WORDS: Readonly<Record<PinKind, string>> = {
  icpVersion: 'an ICP version takes effect',
  definition: 'a definition changes',
  decision: 'the council decided',
  snapshot: 'an export was taken',
};
const KINDS: readonly PinKind[] = ['icpVersion', 'definition', 'decision', 'snapshot'];

const isDate = (text: string): text is CalendarDate => parseDate(text) !== null;

function ofVersions({ icp }: Definitions, asOf: CalendarDate): readonly Pin[] {
  return versionHistory(icp, asOf).flatMap(({ version: { effectiveFrom, name }, standing }): readonly Pin[] =>
    standing === 'overtaken' || !isDate(effectiveFrom) ? [] : [{ date: effectiveFrom, kind: 'icpVersion', text: `${name} takes effect` }],
  );
}

/** Later versions of a segmentation; what was there from the beginning changed nothing. */
function ofSegmentations(all: readonly Segmentation[]): readonly Pin[] {
  return all.flatMap(({ id, name, version, effectiveFrom }): readonly Pin[] => {
    const isFirst = all.every((other) => other.id !== id || other.version >= version);
    return isFirst || !isDate(effectiveFrom)
      ? []
      : [{ date: effectiveFrom, kind: 'definition', text: `${name}, version ${version}, divides the market` }];
  });
}

function ofSnapshots(history: History | undefined): readonly Pin[] {
  return (history?.points ?? []).map(({ asOf, files }): Pin => {
    const [first] = files;
    const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
    return { date: asOf, kind: 'snapshot', text: first === undefined ? 'export of deals' : `export ${first.file}${more}` };
  });
}

/** Longer words of a decision are cut: the record has all of them. */
const LONGEST = 90;
const cut = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
};

/** One pin a meeting: what was decided on one day, but for what was dropped since. */
function ofDecisions({ council }: Definitions): readonly Pin[] {
  const byDay = new Map<CalendarDate, readonly PinnedDecision[]>();
  const carriedOut = standingDecisions(council).filter(({ status }) => status !== 'dropped');
  for (const { id, taken, text } of carriedOut) if (isDate(taken)) byDay.set(taken, [...(byDay.get(taken) ?? []), { id, text: cut(text) }]);
  return [...byDay].map(([date, decisions]): Pin => {
    const [first] = decisions;
    const many = `${decisions.length} decisions: ${decisions.map(({ text }) => text).join('; ')}`;
    return { date, kind: 'decision', text: decisions.length === 1 ? `decided: ${first?.text ?? ''}` : many, decisions };
  });
}

function inTime(a: Pin, b: Pin): number {
  if (a.date === b.date) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  return a.date < b.date ? -1 : 1;
}

/**
 * What happened between the first month of the data and the as-of date, oldest first: versions of the ICP, changes of
 * definitions that carry a date, decisions of the council, and exports. Whatever else is dated joins here.
 */
export function pinsOf(dataset: Dataset, definitions: Definitions, history: History | undefined): readonly NumberedPin[] {
  if (dataset.months === null) return [];
  const [first, last] = [dateOf(firstDayIn(dataset.calendar, dataset.months.from)), dateOf(dataset.asOf)];
  const { segmentations } = definitions;
  const all = [...ofVersions(definitions, last), ...ofSegmentations(segmentations), ...ofDecisions(definitions), ...ofSnapshots(history)];
  return all
    .filter(({ date }) => date >= first && date <= last)
    .toSorted(inTime)
    .map((pin, at) => ({ ...pin, number: at + 1 }));
}

/** A pin in words: `15 Jan 2025: ICP 2 takes effect`. */
export const pinText = ({ date, text }: Pin): string => `${dateText(date)}: ${text}`;

/** The words of a pin in pieces: those of a decision lead to its record. Put together they are `pinText`. */
export function pinPieces(pin: Pin): readonly Piece[] {
  const { date, decisions = [] } = pin;
  if (decisions.length === 0) return [{ text: pinText(pin) }];
  const before = decisions.length === 1 ? 'decided: ' : `${decisions.length} decisions: `;
  const named = decisions.flatMap(({ id, text }, at): readonly Piece[] => [...(at === 0 ? [] : [{ text: '; ' }]), { text, decision: id }]);
  return [{ text: `${dateText(date)}: ${before}` }, ...named];
}

/** Above one period so many stand one over the other; the table has all. */
export const MOST_ROWS = 3;

/** The narrowest plot, on a phone, and a pin with its edge, in pixels. */
const NARROWEST = 200;
const WIDTH = 18;

/** The lowest row in which no pin stands so near that both would overlap on a phone; where none is free, that of the furthest. */
function freeRow(placed: readonly PinMark[], at: number, reach: number): number {
  const gaps = Array.from({ length: MOST_ROWS }, (_, row) =>
    Math.min(...placed.filter((pin) => pin.row === row).map((pin) => at - pin.at), Infinity),
  );
  const free = gaps.findIndex((gap) => gap > reach);
  return free === -1 ? gaps.indexOf(Math.max(...gaps)) : free;
}

function markOf(pin: NumberedPin, at: number, row: number): PinMark {
  const { number, kind, decisions } = pin;
  const ids = decisions === undefined ? {} : { decisions: decisions.map(({ id }) => id) };
  return { at, row, number, kind, text: pinText(pin), ...ids };
}

/** The pins that fall into the periods of a chart; where periods are narrow, those of neighbours stand one over the other too. */
export function pinMarks(pins: readonly NumberedPin[], periods: readonly Period[]): readonly PinMark[] {
  const reach = Math.ceil((WIDTH * periods.length) / NARROWEST) - 1;
  return periods.reduce<readonly PinMark[]>((before, { from, to }, at) => {
    const own = pins.filter(({ date }) => date >= from && date <= to).slice(0, MOST_ROWS);
    return own.reduce((placed, pin) => [...placed, markOf(pin, at, freeRow(placed, at, reach))], before);
  }, []);
}

/** Of all pins those that fall into the periods of a chart, each once. */
export const pinsWithin = (pins: readonly NumberedPin[], periods: readonly Period[]): readonly NumberedPin[] =>
  pins.filter(({ date }) => periods.some(({ from, to }) => date >= from && date <= to));

/** The pins of one period as a cell of its figure's table: `2: 15 Jan 2025: ICP 2 takes effect`. Its decisions lead to their records. */
export function pinCell(pins: readonly NumberedPin[], { from, to }: Period): Cell {
  const own = pins.filter(({ date }) => date >= from && date <= to);
  const pieces = own.flatMap((pin, at): readonly Piece[] => [{ text: `${at === 0 ? '' : '; '}${pin.number}: ` }, ...pinPieces(pin)]);
  const cell = textCell(pieces.map(({ text }) => text).join(''));
  return pieces.some(({ decision }) => decision !== undefined) ? { ...cell, pieces } : cell;
}

/** How far above the upper end of a chart its pins stand, in pixels, and how far one row of them above the other. */
export const PIN_PLACE = { clear: 16, row: 20 } as const;

/** Where a click on a decision's pin belongs to, and which decisions that are. */
type DecisionSpot = Spot & { readonly decisions: readonly string[] };

/** The places of the decisions among the pins of a chart whose axis ends at `top`. */
export const decisionSpots = (pins: readonly PinMark[], top: number): readonly DecisionSpot[] =>
  pins.flatMap(({ at, row, decisions = [] }) =>
    decisions.length === 0 ? [] : [{ x: at, y: top, lift: PIN_PLACE.clear + row * PIN_PLACE.row, decisions }],
  );
