import { dateOf, type OpenQuestion } from '../model';
import type { DatedFile } from './file-date';
import { idsOf, sharedRows } from './file-keys';
import type { Settling } from './settling';

/**
 * How a later file stands to an earlier one of the same kind. `replace`: it takes its place. `snapshot`: both stand, as of
 * two dates. `parts`: both count, and what stands in both counts once, from the later. `earlier`: only the earlier counts.
 */
export type Standing = 'replace' | 'snapshot' | 'parts' | 'earlier';

const STANDINGS: readonly Standing[] = ['replace', 'snapshot', 'parts', 'earlier'];

/** The id of the question how two files stand to each other, by their bytes. */
const overlapId = (earlier: DatedFile, later: DatedFile): string =>
  `overlap ${earlier.table.sha256.slice(0, 12)} ${later.table.sha256.slice(0, 12)}`;

/** Two files that may count the same rows twice, the earlier first, and what their rows are called. */
export type Pair = {
  readonly earlier: DatedFile;
  readonly later: DatedFile;
  readonly noun: string;
  /** Rows of the later that the earlier has too; null where the rows of one have no id. */
  readonly shared: number;
  readonly byId: boolean;
};

/** Two files of deals as a pair, if a deal of one may stand in the other. */
export function pairOfDeals(earlier: DatedFile, later: DatedFile): Pair | null {
  const [a, b] = [earlier.table, later.table];
  const byId = idsOf(a, 'opportunityId') !== null && idsOf(b, 'opportunityId') !== null;
  const shared = sharedRows(a, b, 'opportunityId');
  return byId && shared === 0 ? null : { earlier, later, noun: 'deals', shared, byId };
}

const areDatedApart = ({ earlier, later }: Pair): boolean => earlier.day !== null && later.day !== null && earlier.day !== later.day;

/** What may be chosen: two dates make two snapshots, and what has no dates has no history. */
function offered(pair: Pair): readonly Standing[] {
  const isOfDeals = pair.later.table.table === 'opportunity';
  return STANDINGS.filter((each) => each === 'replace' || each === 'earlier' || (isOfDeals && (each === 'parts' || areDatedApart(pair))));
}

/** What the two files become under a standing. */
function readsOf(standing: Standing, { earlier, later, noun, shared, byId }: Pair): readonly string[] {
  const [a, b] = [earlier.table, later.table];
  const whole = (table: typeof a): string => `${table.file} → its ${table.rows} ${noun} are loaded`;
  const out = (table: typeof a): string => `${table.file} → left out`;
  switch (standing) {
    case 'replace':
      return [whole(b), out(a)];
    case 'earlier':
      return [whole(a), out(b)];
    case 'snapshot':
      return [
        `${b.file} → the numbers are read from its ${b.rows} ${noun}, as of ${dateOf(later.day ?? 0)}`,
        `${a.file} → its ${a.rows} ${noun} stand in the history, as of ${dateOf(earlier.day ?? 0)}`,
      ];
    case 'parts':
      return [
        whole(b),
        `${a.file} → its ${byId ? a.rows - shared : a.rows} ${byId && shared > 0 ? 'other ' : ''}${noun} are loaded beside them`,
      ];
  }
}

function askOf({ earlier, later, noun, shared, byId }: Pair): string {
  const [a, b] = [earlier.table, later.table];
  if (byId || noun !== 'deals')
    return `Which file holds? ${shared} of the ${b.rows} ${noun} in ${b.file} stand in ${a.file} too, and would be counted twice.`;
  return `Which file holds? The deals of ${a.file} and ${b.file} cannot be told apart by id; ${shared} of the ${b.rows} in ${b.file} read the same in ${a.file}.`;
}

/** The question between two files, as it is put on the later. */
export const overlapQuestion = (pair: Pair, settling: Settling): OpenQuestion => ({
  id: settling.named(overlapId(pair.earlier, pair.later), null),
  column: null,
  ask: askOf(pair),
  choices: offered(pair).map((value) => ({ value, reads: readsOf(value, pair) })),
});

const MIRRORED: Readonly<Record<Standing, Standing>> = { replace: 'earlier', earlier: 'replace', snapshot: 'snapshot', parts: 'parts' };

/** How people said that two files stand. `isMirrored`: they were asked when the later stood first. */
export type Settled = { readonly standing: Standing; readonly isMirrored: boolean };

/** How people said that two files stand: asked in either order, it is the same answer. Null while it is open. */
export function standingOf(pair: Pair, settling: Settling): Settled | null {
  const choices = offered(pair);
  const read = (id: string): Standing | null => choices.find((each) => each === settling.answerTo(id, null)) ?? null;
  const straight = read(overlapId(pair.earlier, pair.later));
  if (straight !== null) return { standing: straight, isMirrored: false };
  const mirrored = read(overlapId(pair.later, pair.earlier));
  return mirrored === null ? null : { standing: MIRRORED[mirrored], isMirrored: true };
}
