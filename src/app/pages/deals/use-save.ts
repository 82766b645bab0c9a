import type { Question } from '../../../core/question';
import type { TextFile } from '../../../exports/zip';
import type { CellReader } from '../../../views/deals-cells';
import type { DealColumn } from '../../../views/deals-columns';
import { quickText, type QuickFilter } from '../../../views/deals-quick';
import { useCubes } from '../../cubes';
import { useAnnounce } from '../../parts/announcer';
import { usePageFile } from '../../parts/page-files';
import { useSession, type Loaded } from '../../session';
import type { Saved } from './save-deals';

type Given = {
  readonly columns: readonly DealColumn[];
  readonly all: readonly DealColumn[];
  readonly reader: CellReader;
  readonly question: Question;
  readonly loaded: Loaded;
  readonly quick: readonly QuickFilter[];
};

/** Saves deals of the list as they are shown, and says so; the whole list goes along with the page. */
export function useSave({ columns, all, reader, question, loaded, quick }: Given, listed: Int32Array | null): (deals: Int32Array) => void {
  const [cubes, session] = [useCubes(), useSession()];
  const announce = useAnnounce();
  const narrowed = (): readonly string[] =>
    quick.flatMap((filter) => {
      const column = all.find(({ id }) => id === filter.column);
      return column === undefined ? [] : [quickText(filter, column, loaded.dataset)];
    });
  const saved = (deals: Int32Array): Saved => ({ deals, columns, reader, question, loaded, narrowed: narrowed() });
  const write = async (deals: Int32Array): Promise<TextFile> => {
    const { dealsCsv } = await import('./save-deals');
    return { name: 'deals.csv', text: await dealsCsv(saved(deals), { cubes, session }) };
  };
  usePageFile(listed === null ? null : () => write(listed));
  return (deals) => {
    import('./save-deals')
      .then(({ saveDeals }) => saveDeals(saved(deals), { cubes, session }))
      .then(
        (name) => announce(`Saved ${name}.`),
        (error: unknown) => announce(`The rows could not be saved: ${error instanceof Error ? error.message : String(error)}.`),
      );
  };
}
