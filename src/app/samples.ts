import type { Progress } from './session';

/** A sample company and its files, in the order in which they are listed. */
export type Sample = { readonly company: string; readonly name: string; readonly says: string; readonly files: readonly SampleFile[] };
/** `bytes` is the least that a whole file has: less than that was cut on its way. */
export type SampleFile = { readonly name: string; readonly bytes: number };

export const SAMPLES: readonly Sample[] = [
  {
    company: 'salesforce-style',
    name: 'Harbourline',
    says: 'planning software, exported from Salesforce: deals, accounts, subscriptions, spend',
    files: [
      { name: 'opportunities.csv', bytes: 1_183_836 },
      { name: 'accounts.csv', bytes: 255_933 },
      { name: 'subscriptions.csv', bytes: 106_505 },
      { name: 'spend.csv', bytes: 17_364 },
      { name: 'workspace.json', bytes: 41_117 },
    ],
  },
  {
    company: 'hubspot-style',
    name: 'Kestrel Analytics',
    says: 'analytics software, exported from HubSpot: deals, companies, spend',
    files: [
      { name: 'deals.csv', bytes: 798_133 },
      { name: 'companies.csv', bytes: 127_345 },
      { name: 'spend.csv', bytes: 17_892 },
      { name: 'workspace.json', bytes: 27_661 },
    ],
  },
];

const sampleOf = (company: string): Sample | null => SAMPLES.find((sample) => sample.company === company) ?? null;

/** A file of a sample could not be had; the message is the sentence that people read. */
class NotFetched extends Error {
  override readonly name = 'NotFetched';
}

async function fetchFile(sample: Sample, file: SampleFile, signal: AbortSignal): Promise<File> {
  const what = `${file.name} of the sample ${sample.name}`;
  let [blob, type]: [Blob | null, string] = [null, ''];
  try {
    const response = await fetch(new URL(`samples/${sample.company}/${file.name}`, document.baseURI), { signal });
    if (!response.ok) throw new NotFetched(`${what} could not be fetched: the server answered ${response.status}.`);
    type = response.headers.get('content-type') ?? '';
    blob = await response.blob();
  } catch (error) {
    if (error instanceof NotFetched || signal.aborted) throw error;
    throw new NotFetched(`${what} could not be fetched: the connection failed.`);
  }
  if (type.startsWith('text/html')) throw new NotFetched(`${what} could not be fetched: the server sent a web page in its place.`);
  if (blob.size < file.bytes) throw new NotFetched(`${what} was cut on its way: ${blob.size} of ${file.bytes} bytes came.`);
  return new File([blob], file.name);
}

/** Fetches the files of a sample from our own origin, one after the other. Rejects with a sentence; then nothing was changed. */
export async function fetchSample(company: string, signal: AbortSignal, progress: (progress: Progress) => void): Promise<readonly File[]> {
  const sample = sampleOf(company);
  if (sample === null) throw new NotFetched(`There is no sample named ${company}.`);
  const total = sample.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const files: File[] = [];
  let done = 0;
  for (const file of sample.files) {
    progress({ step: 'reading', done, total, file: file.name });
    files.push(await fetchFile(sample, file, signal));
    done += file.bytes;
  }
  return files;
}
