import type { Joins } from '../core/facts';
import {
  MOVE_KINDS,
  type AttributeEdits,
  type Held,
  type History,
  type Moved,
  type MovedDeal,
  type Movements,
  type PointInTime,
} from '../core/snapshots';
import { readingJson } from './reading-json';

type Json = Readonly<Record<string, unknown>>;

function heldJson(held: Held): unknown {
  switch (held.kind) {
    case 'nothing':
      return null;
    case 'text':
      return held.text;
    case 'date':
      return held.date;
    case 'money':
      return { minor: held.minor, currency: held.currency };
  }
}

const dealJson = ({ id, name, before, after, was, is }: MovedDeal): Json => ({
  id,
  ...(name === '' ? {} : { name }),
  before,
  after,
  was: heldJson(was),
  is: heldJson(is),
});
const movedJson = ({ count, deals }: Moved): Json => ({ count, deals: deals.map(dealJson) });

const editsJson = (edits: AttributeEdits): Json => ({
  dimension: edits.dimension,
  of: edits.of,
  changes: edits.changes.map(({ was, is, count }) => ({ was: was === '' ? null : was, is: is === '' ? null : is, count })),
  ...movedJson(edits),
});

/** What happened between two snapshots, as `report --json` prints it. Lists are cut, counts are whole. */
const movementsJson = (movements: Movements): Json => ({
  from: movements.from,
  to: movements.to,
  missing: movements.missing,
  matched: movements.matched,
  withoutId: movements.withoutId,
  open: movements.bridge,
  ...Object.fromEntries(MOVE_KINDS.map((kind) => [kind, movedJson(movements.moves[kind])])),
  amountGrown: Object.fromEntries(movements.grown),
  amountShrunk: Object.fromEntries(movements.shrunk),
  edits: movements.edits.map(editsJson),
  slippage: readingJson(movements.slippage),
});

const pointJson = ({ asOf, given, files, deals, readings, mix }: PointInTime): Json => ({
  asOf,
  asOfFrom: given ? 'given' : 'the last date on which anything happened',
  files,
  deals,
  readings: readings.map(readingJson),
  mix: mix.map(readingJson),
});

/** The `snapshots`, `movements`, `pushes` and `reopenings` of `report --json`. */
export const historyJson = ({ points, movements, pushes, reopenings }: History): Json => ({
  snapshots: points.map(pointJson),
  movements: movements.map(movementsJson),
  pushes,
  reopenings,
});

/** How deals were joined to accounts: by what, how many, and examples with both spellings. */
export const joinsJson = (joins: Joins): readonly Json[] => joins.map((each) => ({ ...each }));
