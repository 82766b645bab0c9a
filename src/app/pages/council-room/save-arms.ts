import { useCubes, type Cubes } from '../../cubes';
import { dealtAccounts, type Hypothesis } from '../../../core/hypotheses';
import { segmentAccounts, segmentAccountsAsk, type HypothesisGround } from '../../../core/hypothesis-readings';
import { counted } from '../../../wording';
import { fileNameOf, offerFile } from '../../parts/offer-file';
import type { Loaded } from '../../session';

type Saving = { readonly cubes: Cubes; readonly loaded: Loaded; readonly ground: HypothesisGround; readonly hypothesis: Hypothesis };

/** What a list of arms is made from; null until accounts are known. */
export function useSavingArms(loaded: Loaded, ground: HypothesisGround | null, hypothesis: Hypothesis): Saving | null {
  const cubes = useCubes();
  return ground === null ? null : { cubes, loaded, ground, hypothesis };
}

/** Hands the accounts of a hypothesis with their arms to the browser as a CSV file; gives a sentence on what came of it. */
export async function saveArms({ cubes, loaded, ground, hypothesis }: Saving): Promise<string> {
  try {
    const { armsCsv } = await import('../../../exports/arms-csv');
    const { dataset } = loaded;
    const cube = await cubes.cube(dataset.fingerprint, segmentAccountsAsk(hypothesis.segment, dataset), { aborted: false });
    const file = armsCsv(dealtAccounts(segmentAccounts(cube, hypothesis.segment, ground), hypothesis.allocation));
    const name = offerFile(fileNameOf('arms', loaded, 'csv'), file.text, 'text/csv;charset=utf-8');
    const left = file.unsafeIds === 0 ? '' : `; ${counted(file.unsafeIds, 'id')} that a spreadsheet would run as a formula left out`;
    return `Saved ${name} with ${counted(file.rows, 'account')}${left}.`;
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    return `The arms could not be saved: ${message.replace(/\.$/, '')}.`;
  }
}
