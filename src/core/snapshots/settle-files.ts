import type { Admission } from '../admission';
import { dateOf, type AdmittedTable, type TableId } from '../model';
import { groupDay, groupDeals, type DealGroup } from './deal-groups';
import { dateFile, type DatedFile } from './file-date';
import { idsOf, sharedRows } from './file-keys';
import { overlapQuestion, standingOf, type Pair } from './overlap-question';
import { snapshotsOf, type Snapshot } from './snapshot';
import { asked, leftOut, noticed, withoutRows } from './standing';
import type { Settling } from './settling';

/** What names a row where the file has it, and what its rows are called. Accounts may be told twice: the first word counts. */
const COUNTED: Partial<Readonly<Record<TableId, { readonly id: string | null; readonly noun: string }>>> = {
  customer: { id: 'accountId', noun: 'customers' },
  subscription: { id: 'subscriptionId', noun: 'contract periods' },
  spend: { id: null, noun: 'spend lines' },
  outreach: { id: null, noun: 'outreach lines' },
};
/** Files that may be of a date: deals, and the attributes that accounts had then. */
const DATED: ReadonlySet<TableId> = new Set(['opportunity', 'account']);

/** What all files together come to. The snapshots are there once nothing is open. */
export type SettledFiles = { readonly admissions: readonly Admission[]; readonly snapshots: readonly Snapshot[] };

/** The same bytes under two names are used once, under the first. */
function withoutTwins(admitted: readonly Admission[]): readonly Admission[] {
  const used = new Map<string, string>();
  return admitted.map((admission) => {
    const { sha256, file } = admission.inspection;
    const twin = admission.table === null ? undefined : used.get(sha256);
    if (admission.table !== null && twin === undefined) used.set(sha256, file);
    return twin === undefined ? admission : leftOut(admission, `it holds exactly what ${twin} holds.`);
  });
}

/** Of files of one kind that would count the same rows twice, one counts: the later by date, or the one that people say. */
function settleOthers(files: readonly DatedFile[], settling: Settling): readonly DatedFile[] {
  const settled = [...files];
  for (let later = 1; later < settled.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) {
      const [a, b] = [settled[earlier], settled[later]];
      if (a === undefined || b === undefined || isOut(a) || isOut(b)) continue;
      const counted = a.table.table === b.table.table ? COUNTED[a.table.table] : undefined;
      const shared = counted === undefined ? 0 : sharedRows(a.table, b.table, counted.id);
      if (counted === undefined || shared === 0) continue;
      [settled[earlier], settled[later]] = stand({ earlier: a, later: b, noun: counted.noun, shared, byId: counted.id !== null }, settling);
    }
  return settled;
}

const isOut = ({ admission }: DatedFile): boolean => admission.table === null;

function stand(pair: Pair, settling: Settling): readonly [DatedFile, DatedFile] {
  const { earlier, later, shared, noun } = pair;
  const isDated = earlier.given && later.given && earlier.day !== later.day;
  const byDate = (later.day ?? 0) > (earlier.day ?? 0) ? 'replace' : 'earlier';
  const standing = isDated ? byDate : (standingOf(pair, settling)?.standing ?? null);
  const out = (file: DatedFile, stays: DatedFile): DatedFile => ({
    ...file,
    admission: leftOut(file.admission, `${shared} of its ${noun} stand in ${stays.table.file} too, and that file was chosen.`),
  });
  if (standing === 'replace') return [out(earlier, later), later];
  if (standing === 'earlier') return [earlier, out(later, earlier)];
  return [earlier, { ...later, admission: asked(later.admission, overlapQuestion(pair, settling)) }];
}

/** The parts of one table: a deal that two of them have counts once, from the later. */
function settleParts(group: DealGroup): DealGroup {
  if (group.files.length < 2) return group;
  const files = group.files.map((file, at) => {
    const later = group.files.slice(at + 1);
    const own = idsOf(file.table, 'opportunityId');
    const held = new Map(later.flatMap(({ table }) => (idsOf(table, 'opportunityId') ?? []).map((id) => [id, table.file] as const)));
    const rows = (own ?? []).flatMap((id, row) => (id !== '' && held.has(id) ? [row] : []));
    const names = [...new Set(rows.map((row) => held.get(own?.[row] ?? '') ?? ''))].join(', ');
    const admission = withoutRows(file.admission, rows, `the deal stands in ${names} too, which is later: it counts once, from there`);
    return { ...file, admission, table: admission.table ?? file.table };
  });
  const others = (file: DatedFile): string =>
    files
      .filter((each) => each !== file)
      .map(({ table }) => table.file)
      .join(', ');
  return {
    files: files.map((file, at) =>
      at === 0 ? file : said(file, `read as one table of deals with ${others(file)}, in which each deal counts once`),
    ),
  };
}

const said = (file: DatedFile, what: string): DatedFile => ({
  ...file,
  admission: noticed(file.admission, { column: null, what, count: file.table.rows }),
});

/** Says on which file the numbers rest, where there are several snapshots. */
function sayDates(groups: readonly DealGroup[]): readonly DealGroup[] {
  const newest = groups.at(-1);
  const day = newest === undefined ? null : groupDay(newest);
  if (newest === undefined || groups.length < 2) return groups;
  const names = newest.files.map(({ table }) => table.file).join(', ');
  return groups.map((group) => {
    const own = groupDay(group);
    const of = own === null ? 'without a date' : `of ${dateOf(own)}`;
    const what =
      group === newest
        ? `the newest of ${groups.length} snapshots${day === null ? '' : `, of ${dateOf(day)}`}: the numbers are read from it`
        : `kept as the snapshot ${of}: it stands in the history, and the numbers are read from ${names}`;
    return { files: group.files.map((file) => said(file, what)) };
  });
}

function replaced(admissions: readonly Admission[], files: readonly DatedFile[]): readonly Admission[] {
  const byPlace = new Map(files.map(({ place, admission }) => [place, admission]));
  return admissions.map((admission, place) => byPlace.get(place) ?? admission);
}

const tableOf = (file: DatedFile): AdmittedTable | null => file.admission.table;

/**
 * Holds files against each other. Rows that stand in two of them would be counted twice, so how the files stand is asked
 * on the later one and never guessed; exports of deals as of two dates are snapshots, and the numbers are read from the
 * newest. The order of files is in no number, but in which of two files without dates a question is put.
 */
export function settleFiles(admitted: readonly Admission[], settling: Settling): SettledFiles {
  const admissions = withoutTwins(admitted);
  const files = admissions.flatMap((admission, place) =>
    admission.table === null ? [] : [dateFile(admission, admission.table, { place, settling })],
  );
  const { groups, others } = groupDeals(
    files.filter(({ table }) => table.table === 'opportunity'),
    settling,
  );
  const standing = sayDates(groups.map(settleParts));
  const beside = settleOthers(
    files.filter(({ table }) => table.table !== 'opportunity'),
    settling,
  ).map((file) =>
    file.given && !DATED.has(file.table.table) ? said(file, 'the date that was given says at most which of two such files holds') : file,
  );
  const all = replaced(admissions, [...standing.flatMap((group) => group.files), ...others, ...beside]);
  const isOpen = all.some(({ inspection }) => inspection.outcome === 'ask');
  const used = beside.filter((file) => tableOf(file) !== null);
  return { admissions: all, snapshots: isOpen ? [] : snapshotsOf(standing, used) };
}
