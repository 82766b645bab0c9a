import type { AdmittedTable, Day } from '../model';
import { latestEvent } from '../facts';
import type { DatedFile } from './file-date';
import { groupDay, type DealGroup } from './deal-groups';

/**
 * What was known as of one date: the deals of one export, whole or in parts, and the files that go with them. `given`:
 * people said the date; otherwise it is that of the last event.
 */
export type Snapshot = { readonly asOf: Day; readonly given: boolean; readonly files: readonly AdmittedTable[] };

const OLDEST = 0;

/** By name, so that the order in which files are given is in no number. */
const byName = (a: DatedFile, b: DatedFile): number =>
  compareTexts(a.table.file, b.table.file) || compareTexts(a.table.sha256, b.table.sha256);

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Files that are dated nearest to a day first, then by name; where several name an account, the first word counts. */
function nearestFirst(files: readonly DatedFile[], day: Day, newest: Day): readonly DatedFile[] {
  const distance = (file: DatedFile): number => Math.abs((file.given && file.day !== null ? file.day : newest) - day);
  return files.toSorted((a, b) => distance(a) - distance(b) || byName(a, b));
}

/** The date of the newest snapshot where people did not give it: the last event of its deals and of what goes with them. */
function latestIn(group: DealGroup, others: readonly DatedFile[]): { readonly day: Day | null; readonly settled: boolean } {
  const settled = [...group.files, ...others].filter((file) => file.settled);
  const free = [...group.files, ...others].filter((file) => !file.settled).map(({ table }) => table);
  const of = (...tables: string[]): readonly AdmittedTable[] => free.filter(({ table }) => tables.includes(table));
  const last = latestEvent({
    deals: of('opportunity'),
    history: of('stage-history'),
    spend: of('spend'),
    customers: of('customer', 'subscription'),
  });
  const days = [last, ...settled.map(({ day }) => day)].filter((day) => day !== null);
  return { day: days.length === 0 ? null : Math.max(...days), settled: settled.length > 0 };
}

/**
 * The snapshots of groups of deals, oldest first: each with all other files, those dated nearest to it first. Files without
 * any of deals make one.
 */
export function snapshotsOf(found: readonly DealGroup[], others: readonly DatedFile[]): readonly Snapshot[] {
  const groups = found.length === 0 && others.length > 0 ? [{ files: [] }] : found;
  const last = groups.at(-1);
  const newest = last === undefined ? null : groupDay(last);
  return groups.map((group): Snapshot => {
    const day = groupDay(group);
    const own = group === last && !group.files.some(({ given }) => given) ? latestIn(group, others) : { day, settled: false };
    const asOf = own.day ?? day ?? OLDEST;
    return {
      asOf,
      given: own.settled || group.files.some(({ given }) => given),
      files: [...group.files.toSorted(byName), ...nearestFirst(others, asOf, newest ?? asOf)].map(({ table }) => table),
    };
  });
}
