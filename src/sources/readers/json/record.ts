import { parse } from 'lossless-json';
import { BOOLEAN_CELL, NUMBER_CELL, TEXT_CELL, type Fault } from '../../../core/admission';
import { BUDGET } from '../../budget';
import { plainNumber } from '../plain-number';
import type { TypedCell } from '../typed-column';
import { measureOf } from './measure';

/** A cell under its name; the name of a value one level down has a point in it, as in `Account.Name`. */
export type NamedCell = TypedCell & { readonly name: string };
/** A value that is no cell: `deep` a list or an object too far down, `object` one whose members became cells, `about` data about the record. */
export type NoCell = { readonly name: string; readonly why: 'deep' | 'object' | 'about' };

/** A piece of JSON as a record: an object's cells, a list's cells in their order, or why it is none. `unparsed`: nested too deeply even to be tried. */
export type JsonRecord =
  | { readonly kind: 'object'; readonly cells: readonly NamedCell[]; readonly rest: readonly NoCell[] }
  | { readonly kind: 'list'; readonly cells: readonly TypedCell[] }
  | { readonly kind: 'fault'; readonly fault: Fault | 'unparsed' };

/** The text of a number as the file has it; a class, so that it cannot be mistaken for a string or an object. */
class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What Salesforce writes into each record about the record. */
const ABOUT = 'attributes';
const LONE_SURROGATE = /\p{Surrogate}/u;
const OPTIONS = { parseNumber: (text: string) => new NumberText(text), onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue };

/** A part of a text keeps all of it in memory, a block of the file here; short parts are copies anyway. */
const owned = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** The parser recurses; deeper than this, nobody asks whether it is valid. */
const MOST_DEPTH = 1000;

const fault = (which: Fault | 'unparsed'): JsonRecord => ({ kind: 'fault', fault: which });
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);

/** Reads one record. Never throws, whatever the text. */
export function recordIn(text: string): JsonRecord {
  if (text.length > BUDGET.jsonRecord) return fault('large');
  const { depth, names } = measureOf(text);
  if (depth > MOST_DEPTH) return fault('unparsed');
  const hasNul = text.includes('\0');
  const value = valueOf(hasNul ? text.replaceAll('\0', ' ') : text);
  if (value === undefined) return fault('broken');
  if (hasNul) return fault('control');
  if (depth > BUDGET.jsonDepth) return fault('nested');
  if (names > BUDGET.namedColumns) return fault('large');
  if (namesIn(value) !== names) return fault('repeatedKey');
  const record = recordOf(value);
  // Only an escape can spell what the text itself does not hold.
  return record.kind !== 'fault' && text.includes('\\u') && !record.cells.every(isSound) ? fault('control') : record;
}

function recordOf(value: unknown): JsonRecord {
  if (Array.isArray(value)) return listRecord(value);
  return isObject(value) ? objectRecord(value) : fault('notRecord');
}

/** The value of some JSON, with numbers as their text; undefined where it is no valid JSON. */
function valueOf(text: string): unknown {
  try {
    return parse(text, null, OPTIONS);
  } catch {
    return undefined;
  }
}

/** How many names a value still has: fewer than its text where one comes twice. */
function namesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + namesIn(item), 0);
  if (!isObject(value)) return 0;
  const members = Object.values(value);
  return members.reduce((sum: number, member) => sum + namesIn(member), members.length);
}

/** A value as a cell, or null where it is an object or a list. */
function cellOf(value: unknown): TypedCell | null {
  if (typeof value === 'string') return { kind: TEXT_CELL, text: value };
  if (typeof value === 'boolean') return { kind: BOOLEAN_CELL, text: String(value) };
  if (value === null) return { kind: TEXT_CELL, text: '' };
  if (!(value instanceof NumberText)) return null;
  const plain = plainNumber(value.text);
  return plain === null ? { kind: TEXT_CELL, text: owned(value.text) } : { kind: NUMBER_CELL, text: owned(plain) };
}

function listRecord(value: readonly unknown[]): JsonRecord {
  const cells = value.map(cellOf);
  const sound = cells.filter((cell) => cell !== null);
  if (sound.length < cells.length) return fault('notRecord');
  return { kind: 'list', cells: sound };
}

function objectRecord(value: Readonly<Record<string, unknown>>): JsonRecord {
  const cells: NamedCell[] = [];
  const rest: NoCell[] = [];
  for (const [name, member] of Object.entries(value)) {
    const cell = cellOf(member);
    if (cell !== null) cells.push({ name, kind: cell.kind, text: cell.text });
    else if (name === ABOUT) rest.push({ name, why: 'about' });
    else if (!isObject(member) || Array.isArray(member['records'])) rest.push({ name, why: 'deep' });
    else {
      rest.push({ name, why: 'object' });
      addMembers(name, member, { cells, rest });
    }
  }
  const isTwice = rest.length > 0 && new Set(cells.map(({ name }) => name)).size < cells.length;
  return isTwice ? fault('repeatedKey') : { kind: 'object', cells, rest };
}

function addMembers(
  parent: string,
  members: Readonly<Record<string, unknown>>,
  to: { readonly cells: NamedCell[]; readonly rest: NoCell[] },
): void {
  for (const [member, value] of Object.entries(members)) {
    const name = `${parent}.${member}`;
    const cell = cellOf(value);
    if (cell !== null) to.cells.push({ name, kind: cell.kind, text: cell.text });
    else to.rest.push({ name, why: member === ABOUT ? 'about' : 'deep' });
  }
}

/** Whether text holds no NUL and no half of a character, both of which JSON can spell. */
const isText = (text: string): boolean => !text.includes('\0') && !LONE_SURROGATE.test(text);
const isSound = (cell: TypedCell | NamedCell): boolean => isText(cell.text) && (!('name' in cell) || isText(cell.name));
