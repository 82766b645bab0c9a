import { dateOf } from '../../core/model';
import { csvOf } from '../../exports/csv';
import type { Cited } from '../../views/cited';
import type { Loaded } from '../session';

/** Hands the readings behind a card to the browser as a file, named after the card, the as-of date and the data; gives its name. */
export function saveCsv(name: string, evidence: readonly Cited[], { dataset, sample }: Loaded): string {
  const file = `plumbline-${sample === null ? '' : 'sample-'}${name}-${dateOf(dataset.asOf)}-${dataset.fingerprint.slice(0, 8)}.csv`;
  const address = URL.createObjectURL(new Blob([csvOf(evidence)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  return file;
}
