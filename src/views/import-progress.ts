import type { Admission } from '../core/admission';
import { loadedText } from './data-page';
import { loadingOf, sizeText } from './sources';

/** Work under way as a bar shows it; `max` is null while nobody knows how much there is. */
export type ProgressBar = { readonly phase: string; readonly what: string; readonly value: number; readonly max: number | null };
type Progress = {
  readonly step: 'reading' | 'checking' | 'loading' | 'starting';
  readonly done: number;
  readonly total: number;
  readonly file: string | null;
};

function phaseOf(step: Progress['step']): string {
  switch (step) {
    case 'reading':
      return 'Reading files';
    case 'checking':
      return 'Checking every record';
    case 'starting':
      return 'Starting the calculation engine';
    case 'loading':
      return 'Loading into the calculation engine';
  }
}

/**
 * The bar of some progress: the phase by name, then bytes of a known total and the file they are of. Checking and loading
 * tell of a file only when it is done: until then the bar moves without saying how far.
 */
export function progressBar({ step, done, total, file }: Progress): ProgressBar {
  const isUntold = total === 0 || (done === 0 && step !== 'reading');
  const bytes = isUntold ? '' : `${sizeText(Math.min(done, total))} of ${sizeText(total)}`;
  return {
    phase: phaseOf(step),
    what: [bytes, file].filter(Boolean).join(', '),
    value: Math.min(done, total),
    max: isUntold ? null : total,
  };
}

type State = {
  readonly progress: Progress | null;
  readonly draft: { readonly admissions: readonly Admission[]; readonly definitionsError: string | null; readonly canLoad: boolean } | null;
  readonly loaded: { readonly admissions: readonly Admission[] } | null;
};

/** What is announced as an import goes on: each phase once, then what came of it. */
export function announcement({ progress, draft, loaded }: State): string {
  if (progress !== null) return `${phaseOf(progress.step)}.`;
  if (draft !== null) {
    const { load, barrier } = loadingOf(draft);
    return barrier ?? `Files are checked. Press “${load}” to go on.`;
  }
  return loaded === null ? '' : loadedText(loaded);
}
