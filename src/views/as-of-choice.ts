import type { Admission } from '../core/admission';
import { asOfDate, parseDate, type CalendarDate, type Dataset } from '../core/model';
import type { History } from '../core/snapshots';
import type { Definitions } from '../core/workspace';
import { asOfText, NO_DATE } from '../wording/as-of';
import { asOfSource } from '../wording/as-of-lines';

/** The as-of date, where it comes from, and whether it can be set for all numbers at once. */
export type AsOfChoice = {
  /** Null where the files hold no date and nobody said one. */
  readonly date: CalendarDate | null;
  readonly says: string;
  /** It was set here, so that it can be taken back here. */
  readonly isOwn: boolean;
  /** Why it cannot be set in one place; null where it can. */
  readonly instead: string | null;
};

type Loaded = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly admissions: readonly Admission[];
  readonly history?: History;
};

const dealFiles = ({ admissions }: Loaded): readonly string[] =>
  admissions.map(({ inspection }) => inspection).flatMap(({ file, table }) => (table === 'opportunity' ? [file] : []));

function insteadOf(loaded: Loaded, isOwn: boolean): string | null {
  if ((loaded.history?.points.length ?? 1) > 1) return 'Each snapshot is as of its own date: set it for its file on the Data page.';
  return loaded.dataset.asOfFrom === 'given' && !isOwn ? 'It was set for a file: change it on the Data page.' : null;
}

function saysOf(dataset: Dataset): string {
  switch (dataset.asOfFrom) {
    case 'given':
      return `${asOfText(dataset)}, as chosen`;
    case 'lastEvent':
      return `${asOfText(dataset)}, ${asOfSource(dataset)}`;
    case 'nothing':
      return `no date yet: ${NO_DATE}`;
  }
}

/** The as-of date in force, and whether it may be changed for everything at once. */
export function asOfChoice(loaded: Loaded): AsOfChoice {
  const { dataset, definitions } = loaded;
  const date = asOfDate(dataset);
  const isOwn = dataset.asOfFrom === 'given' && dealFiles(loaded).every((file) => definitions.fileAsOf.get(file) === date);
  return {
    date,
    says: saysOf(dataset),
    isOwn,
    instead: insteadOf(loaded, isOwn),
  };
}

/** Definitions by which every file of deals is as of a date, or of its last event again; null where the text is no date. */
export function withAsOf(loaded: Loaded, text: string | null): Definitions | null {
  if (text !== null && parseDate(text) === null) return null;
  const fileAsOf = new Map(loaded.definitions.fileAsOf);
  for (const file of dealFiles(loaded)) {
    if (text === null) fileAsOf.delete(file);
    else fileAsOf.set(file, text);
  }
  return { ...loaded.definitions, fileAsOf };
}
