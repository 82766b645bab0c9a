import { assemble, fingerprintOf, type Assembly } from '../assembly';
import type { Origin } from '../facts';
import { asOfDate, type Day, type Reading, type SnapshotEdits } from '../model';
import type { Definitions } from '../workspace';
import { editsBetween } from './edits-between';
import { fromFirstCreation } from './first-creation';
import { movementsBetween, type Comparing } from './movements-between';
import type { Movements } from './movements';
import { onlyPoint, pointInTime, type PointInTime } from './point-in-time';
import { seenDeals, type Side } from './seen-deals';
import { NO_SLIPPAGE } from './slippage';
import type { Snapshot } from './snapshot';
import { stageOrder } from './stage-order';

/** A deal to which something happened several times over the snapshots. */
export type Repeated = { readonly id: string; readonly name: string; readonly times: number; readonly at: Origin };
/** How many deals it happened to, and those to which it did most often. */
export type Repeats = { readonly deals: number; readonly times: number; readonly most: readonly Repeated[] };

/** What the snapshots together know. With one of them there is one point, and nothing between. */
export type History = {
  /** Oldest first. */
  readonly points: readonly PointInTime[];
  /** Between each snapshot and the next. */
  readonly movements: readonly Movements[];
  /** That of the last two snapshots. */
  readonly slippage: Reading;
  /** How often the close dates of deals moved later, and how often deals were reopened, over all snapshots. */
  readonly pushes: Repeats;
  readonly reopenings: Repeats;
};

const MOST_REPEATED = 50;

function repeatsOf(ids: readonly string[], newest: Side): Repeats {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  const seen = seenDeals(newest);
  const most = [...times]
    .toSorted(([a, few], [b, many]) => many - few || (a < b ? -1 : 1))
    .flatMap(([id, count]): Repeated[] => {
      const deal = seen.byId.get(id);
      return deal === undefined ? [] : [{ id, name: seen.rowOf(deal).name, times: count, at: seen.originOf(deal) }];
    });
  return { deals: times.size, times: ids.length, most: most.slice(0, MOST_REPEATED) };
}

/** The tables that what stood open is read from: spend and contracts say nothing of it. */
const STOCK_TABLES: ReadonlySet<string> = new Set(['opportunity', 'account', 'rate']);

function sideOf(snapshot: Snapshot, definitions: Definitions): Side {
  const files = snapshot.files.filter(({ table }) => STOCK_TABLES.has(table));
  return { snapshot, assembly: assemble(files, definitions, snapshot.asOf) };
}

const comparing = (definitions: Definitions): Comparing => ({
  stages: stageOrder(definitions.admission.stageMap),
  dealClass: definitions.assumptions.dealClass,
  calendar: definitions.calendar,
});

type Told = { readonly history: History; readonly reopened: ReadonlySet<string>; readonly between: readonly SnapshotEdits[] | null };

const NEVER: Repeats = { deals: 0, times: 0, most: [] };

/** What one snapshot tells: nothing of before, and without any date in it not even when it was. */
const alone = ({ snapshot, assembly }: Side): Told => ({
  reopened: new Set(),
  between: null,
  history: {
    points: asOfDate(assembly.dataset) === null ? [] : [onlyPoint(snapshot, assembly)],
    movements: [],
    slippage: NO_SLIPPAGE,
    pushes: NEVER,
    reopenings: NEVER,
  },
});

/** What the earlier snapshots and the newest tell together. Only two snapshots are held as facts at a time. */
function tell(earlier: readonly Snapshot[], newest: Side, definitions: Definitions): Told {
  const points: PointInTime[] = [];
  const movements: Movements[] = [];
  const edits: SnapshotEdits[] = [];
  const [pushed, reopened]: [string[], string[]] = [[], []];
  let before: Side | null = null;
  for (const snapshot of [...earlier, null]) {
    const side: Side = snapshot === null ? newest : sideOf(snapshot, definitions);
    points.push(pointInTime(side.snapshot, side.assembly, definitions));
    if (before !== null) {
      const between = movementsBetween(before, side, comparing(definitions));
      movements.push(between.movements);
      edits.push(editsBetween(before, side, between.movements));
      pushed.push(...between.pushed);
      reopened.push(...between.reopened);
    }
    before = side;
  }
  const [pushes, reopenings] = [repeatsOf(pushed, newest), repeatsOf(reopened, newest)];
  return {
    reopened: new Set(reopened),
    between: edits,
    history: { points, movements, slippage: movements.at(-1)?.slippage ?? NO_SLIPPAGE, pushes, reopenings },
  };
}

const textOf = (snapshots: readonly Snapshot[]): string =>
  snapshots
    .map(({ asOf, given, files }) => [asOf, given, ...files.map(({ table, sha256, rows }) => `${table} ${sha256} ${rows}`)].join('\n'))
    .join('\n\n');

/**
 * The dataset that numbers are read from: the newest snapshot, as of its date or the one given for everything; and what the
 * earlier ones tell beside it. Reopened deals run from their first creation to their final close. Throws without a snapshot.
 */
export function assembleSnapshots(
  snapshots: readonly Snapshot[],
  definitions: Definitions,
  given: Day | null,
): { readonly assembly: Assembly; readonly history: History } {
  const newest = snapshots.at(-1);
  if (newest === undefined) throw new Error('There is no file of deals to read numbers from.');
  const asOf = given ?? (newest.given ? newest.asOf : null);
  const read = assemble(newest.files, definitions, asOf);
  const earlier = snapshots.slice(0, -1).filter((snapshot) => snapshot.asOf < read.dataset.asOf);
  const side: Side = { snapshot: { ...newest, asOf: read.dataset.asOf, given: asOf !== null }, assembly: read };
  const { history, reopened, between } = earlier.length === 0 ? alone(side) : tell(earlier, side, definitions);
  const { files, changed } = fromFirstCreation([...earlier, newest], reopened);
  const assembly = changed ? assemble(files, definitions, asOf) : read;
  const note = {
    what: 'deals that were reopened between the snapshots: from their first creation to their final close',
    count: reopened.size,
  };
  const fingerprint = earlier.length === 0 ? read.dataset.fingerprint : fingerprintOf(`${read.dataset.fingerprint}\n${textOf(earlier)}`);
  const { lookAlikes } = assembly.dataset;
  const told = lookAlikes === undefined ? {} : { lookAlikes: { ...lookAlikes, between } };
  const notes = reopened.size === 0 ? assembly.dataset.notes : [...assembly.dataset.notes, note];
  return { history, assembly: { ...assembly, dataset: { ...assembly.dataset, ...told, fingerprint, notes } } };
}
