import { parse } from 'lossless-json';
import type { Notice } from '../../../core/model';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);
}

/** Where an answer of an interface says that there is a next page: Salesforce, Dynamics 365, HubSpot, Pipedrive. */
const NEXT: readonly (readonly string[])[] = [
  ['nextRecordsUrl'],
  ['@odata.nextLink'],
  ['paging', 'next'],
  ['additional_data', 'next_cursor'],
];
const MORE: readonly (readonly string[])[] = [['additional_data', 'pagination', 'more_items_in_collection']];
const TOTALS: readonly (readonly string[])[] = [['totalSize'], ['@odata.count'], ['total']];

const notice = (what: string, count: number): Notice => ({ column: null, what, count });

/**
 * What the members around a list of records say about it: that it is one page of several, or how many records there
 * should be. `around`: the text of the object with an empty list in the place of its list.
 */
export function pageNotices(around: string, records: number): readonly Notice[] {
  const members = membersOf(around);
  if (members === null) return [notice('the file looks cut: it ends before its last bracket', 1)];
  const isPage =
    memberAt(members, ['done']) === false ||
    NEXT.some((path) => (memberAt(members, path) ?? null) !== null) ||
    MORE.some((path) => memberAt(members, path) === true);
  const total = TOTALS.map((path) => memberAt(members, path)).find((value) => typeof value === 'number');
  const isShort = typeof total === 'number' && total > records;
  return [
    ...(isPage ? [notice('the file says that it is one page of several: records are missing', 1)] : []),
    ...(isShort ? [notice(`the file says that there are ${total} records, and holds ${records}`, total - records)] : []),
  ];
}

function membersOf(text: string): unknown {
  try {
    return parse(text, null, { parseNumber: Number, onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    return null;
  }
}
