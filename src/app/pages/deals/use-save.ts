import type { Question } from '../../../core/question';
import type { CellReader } from '../../../views/deals-cells';
import type { DealColumn } from '../../../views/deals-columns';
import { quickText, type QuickFilter } from '../../../views/deals-quick';
import { useCubes } from '../../cubes';
import { useAnnounce } from '../../parts/announcer';
import { useSession, type Loaded } from '../../session';

type Given = {
  readonly columns: readonly DealColumn[];
  readonly all: readonly DealColumn[];
  readonly reader: CellReader;
  readonly question: Question;
  readonly loaded: Loaded;
  readonly quick: readonly QuickFilter[];
};

/** Saves deals of the list as they are shown, and says so. */
export function useSave({ columns, all, reader, question, loaded, quick }: Given): (deals: Int32Array) => void {
  const [cubes, session] = [useCubes(), useSession()];
  const announce = useAnnounce();
  return (deals) => {
    const narrowed = quick.flatMap((filter) => {
      const column = all.find(({ id }) => id === filter.column);
      return column === undefined ? [] : [quickText(filter, column, loaded.dataset)];
    });
    import('./save-deals')
      .then(({ saveDeals }) => saveDeals({ deals, columns, reader, question, loaded, narrowed }, { cubes, session }))
      .then(
        (name) => announce(`Saved ${name}.`),
        (error: unknown) => announce(`The rows could not be saved: ${error instanceof Error ? error.message : String(error)}.`),
      );
  };
}
