import type { CountedFile } from '../core/first-answer';
import type { AsOfFrom, Dataset } from '../core/model';
import { asOfText, NO_DATE } from '../wording/as-of';
import { counted, decimal } from '../wording/number';
import { raised } from '../wording/sentence';

type Requests = { readonly foreign: number };

/** The quiet line under every page, part by part. */
export type StatusLine = {
  readonly files: string;
  readonly records: string;
  readonly setAside: string;
  readonly asOf: string;
  readonly asOfFrom: string;
};

/** What has left, as far as the browser tells: requests of the page and of its workers to other origins. */
export function leftText({ page, workers }: { readonly page: Requests; readonly workers: Requests }): string {
  const foreign = page.foreign + workers.foreign;
  return foreign === 0 ? 'nothing has left this browser' : `${counted(foreign, 'request')} to other origins`;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const AS_OF_FROM: Readonly<Record<AsOfFrom, string>> = {
  given: 'The as-of date was chosen.',
  lastEvent: 'The as-of date is the last date on which anything in the data happened. Due dates of open deals do not count.',
  nothing: `${raised(NO_DATE)}.`,
};

/** What was loaded of what was there, and as of when. */
export function statusLine(inspections: readonly CountedFile[], dataset: Dataset): StatusLine {
  const setAside = total(inspections.flatMap((inspection) => inspection.setAside.map(({ count }) => count)));
  return {
    files: counted(inspections.length, 'file'),
    records: `${decimal(total(inspections.map(({ loaded }) => loaded)))} of ${decimal(total(inspections.map(({ records }) => records)))} records loaded`,
    setAside: `${decimal(setAside)} set aside`,
    asOf: `as of ${asOfText(dataset)}`,
    asOfFrom: AS_OF_FROM[dataset.asOfFrom],
  };
}
