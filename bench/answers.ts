import { answer } from '../src/core/analysis';
import { economicsInSteps, splitOf } from '../src/views/economics-readings';
import { USUAL_QUESTION } from '../src/core/question';
import { holdCompany, timed, type Spent } from './held-company';

/** The answer without intervals that draw accounts and the whole one; the first step of costs and returns and all others. */
export type Taken = { readonly quick: Spent; readonly whole: Spent; readonly figures: Spent; readonly economics: Spent };

/** A company as a page holds it. */
export type Company = { readonly deals: number; readonly cells: number; readonly accountCells: number; take(): Taken };

/** Imports files and asks for the cubes that the council's and the economics page's usual questions need. */
export async function openCompany(paths: readonly string[]): Promise<Company> {
  const [usual, held] = await holdCompany(paths, (dataset) => [
    USUAL_QUESTION,
    { ...USUAL_QUESTION, by: splitOf(USUAL_QUESTION, dataset)?.dimension ?? null },
  ]);
  if (usual === undefined || held === undefined) throw new Error('nothing was held');
  const { answerable: council } = usual;
  const { answerable: economics, question: split } = held;
  return {
    deals: council.dataset.deals,
    cells: council.cube.cells,
    accountCells: council.accounts?.cells ?? 0,
    take: () => {
      const steps = economicsInSteps(economics, split);
      return {
        quick: timed(() => answer({ ...council, accounts: null }, USUAL_QUESTION)),
        whole: timed(() => answer(council, USUAL_QUESTION)),
        figures: timed(() => steps.next()),
        economics: timed(() => [...steps]),
      };
    },
  };
}
