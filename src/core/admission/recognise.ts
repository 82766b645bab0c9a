import type { TableId } from '../model';
import { nameBook, type Named } from './column-names';
import { shareThatFits, type Looks } from './column-shape';
import { familyOf, isField, kindOf, TABLE_IDS, TABLES, type Field } from './fields';
import { FORMATS, PLAIN, type FormatDeclaration, type HeaderSign } from './formats';
import { headerKey, tidyHeader } from './header-name';
import type { AdmissionSettings } from './settings';
import type { Sheet, SourceColumn } from './sheet';

/** What people said about the columns of this file: product column by header, null to leave one out. */
type GivenMapping = ReadonlyMap<string, string | null>;

/** What a column may be, best first. `given` where a person said so. */
export type Candidate = { readonly column: SourceColumn; readonly named: readonly Named[]; readonly given: string | null | undefined };

/** The format and table of a file, with what each column may be. `table` is null where no table's needs are met. */
export type Recognised = {
  readonly format: FormatDeclaration;
  readonly table: TableId | null;
  readonly nearest: TableId;
  readonly candidates: readonly Candidate[];
};

/** The standing answer that says what table a file is. */
const TABLE = 'table';

/** The table that people say a file is, or null where nobody has said. */
export function chosenTable({ answers }: AdmissionSettings): TableId | null {
  const answer = answers.get(TABLE);
  return TABLE_IDS.find((table) => table === answer) ?? null;
}

const ENOUGH = 2;
/** A column is taken for a typed field when at least half of its filled cells read as one; the rest are then its faults. */
const HALF = 0.5;

const weightOf = (signs: readonly HeaderSign[], header: string): number => signs.find((sign) => sign.header.test(header))?.weight ?? 0;

/** The CRM whose header this is, by its signs; never by the file's name. */
function recogniseFormat(headers: readonly string[]): FormatDeclaration {
  const scores = FORMATS.map((format) => ({ format, score: headers.reduce((sum, header) => sum + weightOf(format.signs, header), 0) }));
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score >= ENOUGH ? best.format : PLAIN;
}

/** Finds format and table by header and by the shapes of the cells. */
export function recognise(sheet: Sheet, settings: AdmissionSettings, looks: Looks): Recognised {
  const format = recogniseFormat(sheet.columns.map((column) => column.header));
  const given = givenMapping(sheet.raw.file, settings);
  const chosen = chosenTable(settings);
  if (chosen !== null) {
    const candidates = candidatesFor(sheet, { format, table: chosen, given, settings, looks });
    return { format, table: hasRequired(chosen, candidates) ? chosen : null, nearest: chosen, candidates };
  }
  const scored = TABLE_IDS.map((table) => {
    const candidates = candidatesFor(sheet, { format, table, given, settings, looks });
    return { table, candidates, met: meetsNeeds(table, candidates), score: scoreOf(table, format, candidates) };
  });
  const byScore = scored.toSorted((a, b) => b.score - a.score);
  const best = byScore.find((each) => each.met && each.score > 0);
  const nearest = best ?? byScore[0];
  return { format, table: best?.table ?? null, nearest: nearest?.table ?? 'opportunity', candidates: nearest?.candidates ?? [] };
}

/** A mapping is kept under the file's name: as given, or without its folder or archive. A deal class is read from a type. */
function givenMapping(file: string, settings: AdmissionSettings): GivenMapping {
  const name = file.split(/[/\\!]/).at(-1) ?? file;
  const given = settings.mapping.get(file) ?? settings.mapping.get(name) ?? new Map<string, string | null>();
  return new Map([...given].map(([header, to]) => [tidyHeader(header), to === 'dealClass' ? 'type' : to]));
}

type Search = {
  readonly format: FormatDeclaration;
  readonly table: TableId;
  readonly given: GivenMapping;
  readonly settings: AdmissionSettings;
  readonly looks: Looks;
};

function candidatesFor(sheet: Sheet, search: Search): readonly Candidate[] {
  const book = nameBook(search.format, search.table);
  const claimed = new Set(search.given.values());
  return sheet.columns.map((column) => {
    const given = search.given.has(column.key) ? search.given.get(column.key) : search.given.get(column.header);
    if (given !== undefined) return { column, named: [], given };
    const names = column.header === '' ? [] : (book.get(headerKey(column.header)) ?? []);
    const named = names.filter(({ field, own }) => !claimed.has(field) && fits(column, { field, own }, search));
    return { column, named, given };
  });
}

function fits(
  column: SourceColumn,
  { field, own }: { readonly field: Field; readonly own: boolean },
  { format, settings, looks }: Search,
): boolean {
  // Words of a format's own columns need not be known: those that are not are asked, or read as new business.
  if (own && (field === 'type' || field === 'outcome')) return true;
  return shareThatFits({ column, field, format, settings, looks }) >= HALF;
}

/** Whether a person named a field of the table. */
export const isFieldOf = (table: TableId, given: string | null | undefined): given is Field =>
  typeof given === 'string' && isField(given) && TABLES[table].fields.includes(given);

function fieldsOf(table: TableId, candidates: readonly Candidate[]): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { named, given } of candidates) {
    if (isFieldOf(table, given)) fields.add(given);
    else if (given === undefined && named[0] !== undefined) fields.add(named[0].field);
  }
  return fields;
}

function meetsNeeds(table: TableId, candidates: readonly Candidate[]): boolean {
  const fields = fieldsOf(table, candidates);
  if (table === 'stage-history' && namesDeals(candidates)) return false;
  if (table === 'account' && !speaksOfAccounts(candidates, fields)) return false;
  if (table === 'customer' || table === 'subscription') {
    if (!['mrr', 'amount', 'endDate'].some((field) => fields.has(field))) return false;
  }
  return hasRequired(table, candidates);
}

function hasRequired(table: TableId, candidates: readonly Candidate[]): boolean {
  const fields = fieldsOf(table, candidates);
  return TABLES[table].required.every((anyOf) => anyOf.some((field) => fields.has(field)));
}

const BESIDE: ReadonlySet<string> = new Set([
  'accountId',
  'accountName',
  'isDeleted',
  'modifiedDate',
  'currency',
  'mergedInto',
  'snapshotDate',
]);

/** An id and a name could be of anything: accounts have an attribute too, or an id that says whose it is. */
/** A list of deals names them or their accounts; a history of their stages holds ids alone. */
const DEAL_NAMES: ReadonlySet<string> = new Set([
  'opportunityname',
  'dealname',
  'name',
  'topic',
  'accountname',
  'accountid',
  'associatedcompany',
]);
const namesDeals = (candidates: readonly Candidate[]): boolean => candidates.some(({ column }) => DEAL_NAMES.has(headerKey(column.header)));

function speaksOfAccounts(candidates: readonly Candidate[], fields: ReadonlySet<string>): boolean {
  if ([...fields].some((field) => !BESIDE.has(field))) return true;
  const id = candidates.find(({ named, given }) => named[0]?.field === 'accountId' || given === 'accountId');
  return id !== undefined && fields.size > 1 && !['id', 'recordid'].includes(headerKey(id.column.header));
}

function scoreOf(table: TableId, format: FormatDeclaration, candidates: readonly Candidate[]): number {
  const needed = new Set<string>(TABLES[table].required.flat());
  const signs = [...(format.tableSigns[table] ?? []), ...(format.id === 'plain' ? [] : (PLAIN.tableSigns[table] ?? []))];
  let score = 0;
  for (const field of fieldsOf(table, candidates)) score += needed.has(field) ? 3 : 1;
  for (const { column, given } of candidates) score += weightOf(signs, column.header) + (isFieldOf(table, given) ? 4 : 0);
  return score;
}

/** Whether a field's cells are read as dates or numbers, rather than as words. */
export const isTyped = (field: Field): boolean => !['words', 'flag'].includes(familyOf(kindOf(field)));
