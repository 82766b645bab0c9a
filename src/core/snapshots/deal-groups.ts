import type { Day } from '../model';
import type { DatedFile } from './file-date';
import { overlapQuestion, pairOfDeals, standingOf, type Pair } from './overlap-question';
import { asked, leftOut } from './standing';
import type { Settling } from './settling';

/** Files of deals that are one table as of one date, the later ones last. */
export type DealGroup = { files: DatedFile[] };

/** What became of the files of deals: those that stand, by date, and those that wait or are left out. */
export type Grouped = { readonly groups: readonly DealGroup[]; readonly others: readonly DatedFile[] };

const dayOf = ({ day }: DatedFile): Day => day ?? -Infinity;

/** By date; files of one date in the order in which they were given. */
export const inOrder = (files: readonly DatedFile[]): readonly DatedFile[] =>
  files.toSorted((a, b) => dayOf(a) - dayOf(b) || a.place - b.place);

/** As of which date a group is: the date that people gave it, else its last event. */
export function groupDay({ files }: DealGroup): Day | null {
  const given = files.filter((file) => file.given);
  const days = (given.length > 0 ? given : files).flatMap(({ day }) => (day === null ? [] : [day]));
  return days.length === 0 ? null : Math.max(...days);
}

/** Whether two files cannot be parts of one table: a deal may stand in both, or people gave them two dates. */
const touches = (a: DatedFile, b: DatedFile): boolean => bothGivenApart(a, b) || pairOfDeals(...inTurn(a, b)) !== null;

const inTurn = (a: DatedFile, b: DatedFile): readonly [DatedFile, DatedFile] => (isBefore(a, b) ? [a, b] : [b, a]);
const isBefore = (a: DatedFile, b: DatedFile): boolean => dayOf(a) < dayOf(b) || (dayOf(a) === dayOf(b) && a.place < b.place);
const daysBetween = (a: DatedFile, b: DatedFile): number => (a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day));

const bothGivenApart = (a: DatedFile, b: DatedFile): boolean => a.given && b.given && a.day !== b.day;

/** The groups as they grow, file by file, the earliest first. */
class Grouping {
  readonly groups: DealGroup[] = [];
  readonly others: DatedFile[] = [];
  readonly #ordered: readonly DatedFile[];
  readonly #settling: Settling;

  /** `ordered`: all that will be added, by date. */
  constructor(ordered: readonly DatedFile[], settling: Settling) {
    [this.#ordered, this.#settling] = [ordered, settling];
  }

  /** Finds the place of a file that is later than all before it, from the newest group that has some of its deals. */
  add(file: DatedFile): void {
    for (let at = this.groups.length - 1; at >= 0; at -= 1) {
      const group = this.groups[at];
      const met = group === undefined ? [] : group.files.filter((each) => bothGivenApart(each, file) || pairOfDeals(each, file) !== null);
      if (group === undefined || met.length === 0) continue;
      return this.#stand(file, group, met.toReversed());
    }
    this.#joinNearest(file);
  }

  /** A file without a deal of those before is a part of the export that is nearest in time, or begins one with a part that follows. */
  #joinNearest(file: DatedFile): void {
    const others = this.#ordered.filter((each) => each !== file && !touches(each, file));
    const [nearest] = others.toSorted((a, b) => daysBetween(a, file) - daysBetween(b, file));
    const group = this.groups.find(({ files }) => nearest !== undefined && files.includes(nearest));
    if (group === undefined) this.groups.push({ files: [file] });
    else group.files.push(file);
  }

  #stand(file: DatedFile, group: DealGroup, met: readonly DatedFile[]): void {
    const own: DatedFile[] = [];
    for (const earlier of met) {
      const pair = bothGivenApart(earlier, file) ? null : pairOfDeals(earlier, file);
      if (pair === null) return this.#begin(file, group);
      const settled = standingOf(pair, this.#settling);
      if (settled === null) return this.#wait(file, pair);
      switch (settled.standing) {
        case 'snapshot':
          return this.#begin(file, group);
        case 'earlier':
          return this.#drop(file, pair.earlier, pair);
        case 'replace':
          this.#drop(earlier, file, pair);
          group.files = group.files.filter((each) => each !== earlier);
          break;
        case 'parts':
          if (settled.isMirrored && dayOf(earlier) === dayOf(file)) own.push(earlier);
      }
    }
    group.files = [...group.files.filter((each) => !own.includes(each)), file, ...own];
  }

  /** A snapshot of its own; or one with the newest group, where that is of another part of the same export. */
  #begin(file: DatedFile, before: DealGroup): void {
    const newest = this.groups.at(-1);
    const isPart = newest !== undefined && newest !== before && newest.files.every((each) => !bothGivenApart(each, file));
    if (isPart) newest.files.push(file);
    else this.groups.push({ files: [file] });
  }

  #drop(file: DatedFile, stays: DatedFile, { shared, noun }: Pair): void {
    const why = `${shared} of its ${noun} stand in ${stays.table.file} too, and that file was chosen.`;
    this.others.push({ ...file, admission: leftOut(file.admission, why) });
  }

  #wait(file: DatedFile, pair: Pair): void {
    this.others.push({ ...file, admission: asked(file.admission, overlapQuestion(pair, this.#settling)) });
  }
}

/** A file that shares no deal with any other joins the snapshot that is nearest in time; of one date it must be, if people gave it. */
function join(groups: DealGroup[], file: DatedFile): void {
  const fits = groups.filter(({ files }) => files.every((each) => !bothGivenApart(each, file)));
  const distance = (group: DealGroup): number => {
    const [day, own] = [groupDay(group), file.day];
    return day === null || own === null ? 0 : Math.abs(day - own);
  };
  const [nearest] = fits.toReversed().toSorted((a, b) => distance(a) - distance(b));
  if (nearest === undefined) groups.push({ files: [file] });
  else nearest.files = [...inOrder([...nearest.files, file])];
}

/**
 * Files of deals by the snapshot they belong to, oldest first. A deal that two files have is asked about, file by file and
 * against the newest first; what is settled with a snapshot is settled with those before it.
 */
export function groupDeals(files: readonly DatedFile[], settling: Settling): Grouped {
  const ordered = inOrder(files);
  const alone = ordered.filter((file) => ordered.every((other) => other === file || !touches(file, other)));
  const grouping = new Grouping(ordered, settling);
  for (const file of ordered) if (!alone.includes(file)) grouping.add(file);
  const groups = [...grouping.groups];
  for (const file of alone) join(groups, file);
  return { groups: groups.toSorted((a, b) => (groupDay(a) ?? -Infinity) - (groupDay(b) ?? -Infinity)), others: grouping.others };
}
