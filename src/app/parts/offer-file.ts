import { asOfDate } from '../../core/model';
import type { Loaded } from '../session';

const HELD_FOR = 10_000;

/** Hands a file to the browser, from this page to this machine; gives its name. */
export function offerFile(name: string, content: string | Uint8Array<ArrayBuffer> | Blob, type: string): string {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HELD_FOR);
  return name;
}

/** What a file is called: after what it shows, the as-of date and the data, and whether these are a sample's. */
export const fileNameOf = (what: string, { dataset, sample }: Loaded, ending: string): string =>
  `plumbline-${sample === null ? '' : 'sample-'}${what}-${asOfDate(dataset) ?? 'undated'}-${dataset.fingerprint.slice(0, 8)}.${ending}`;
