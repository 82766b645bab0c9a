import type { Admission } from '../core/admission';
import type { FormatId, Inspection, NotDataKind, TableId } from '../core/model';
import { counted, decimal } from '../wording';

/** What the exports are called whose headers are known. */
export const FORMAT_NAMES: Readonly<Record<FormatId, string>> = {
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  pipedrive: 'Pipedrive',
  dynamics: 'Dynamics 365',
  plain: 'Plain table',
};
/** What the tables are called that a file can be. */
export const TABLE_NAMES: Readonly<Record<TableId, string>> = {
  opportunity: 'Deals',
  account: 'Accounts',
  customer: 'Customers',
  subscription: 'Subscriptions',
  spend: 'Spend',
  rate: 'Exchange rates',
  'stage-history': 'Stage history',
  outreach: 'Outreach',
};
export const NOT_DATA_NAMES: Readonly<Record<NotDataKind, string>> = {
  preamble: 'lines before the header',
  trailer: 'lines after the data',
  total: 'total lines',
  subtotal: 'subtotal lines',
  blank: 'blank lines',
  repeatedHeader: 'repeated headers',
};

/** A file as the list of sources shows it. `mark` picks the icon that stands beside the words. */
export type SourceRow = {
  readonly file: string;
  readonly format: string;
  readonly table: string;
  readonly outcome: string;
  readonly mark: 'ready' | 'open' | 'refused';
  readonly records: string;
  readonly size: string;
  readonly error: string | null;
};

const setAsideOf = ({ setAside }: Inspection): number => setAside.reduce((sum, { count }) => sum + count, 0);

/** The word for a file's outcome; `isLoaded` once it is in the numbers. */
export function outcomeText(inspection: Inspection, isLoaded: boolean): string {
  const stands = isLoaded ? 'Loaded' : 'Ready';
  switch (inspection.outcome) {
    case 'load':
      return stands;
    case 'notice':
      return `${stands}, ${counted(inspection.notices.length, 'adjustment')}`;
    case 'quarantine':
      // A file that could be used and is not, for another one was chosen in its place.
      if (inspection.error !== null) return 'Left out';
      return `${stands}, ${counted(setAsideOf(inspection), 'row')} set aside`;
    case 'ask':
      return 'Needs an answer';
    case 'reject':
      return 'Cannot be used';
  }
}

function markOf({ outcome }: Inspection): SourceRow['mark'] {
  if (outcome === 'reject') return 'refused';
  return outcome === 'ask' ? 'open' : 'ready';
}

const STEPS: readonly (readonly [size: number, unit: string])[] = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'KB'],
];

/** A size in bytes as files are listed: `1.2 MB`. */
export function sizeText(bytes: number): string {
  const [size, unit] = STEPS.find(([least]) => bytes >= least) ?? [1, 'bytes'];
  return `${decimal(bytes / size, unit === 'bytes' ? 0 : 1)} ${unit}`;
}

/** Where definitions stand among the files, and what is wrong with them. */
export type DefinitionsAt = { readonly file: string; readonly error: string | null };

function definitionsRow({ file, error }: DefinitionsAt, isLoaded: boolean): SourceRow {
  const outcome = isLoaded ? 'Loaded' : 'Ready';
  return {
    file,
    format: 'Plumbline',
    table: 'Definitions',
    outcome: error === null ? outcome : 'Cannot be used',
    mark: error === null ? 'ready' : 'refused',
    records: '',
    size: '',
    error,
  };
}

/** The files of an import, or of what is loaded, in the order in which they came; definitions last. */
export function sourceRows(admissions: readonly Admission[], definitions: DefinitionsAt | null, isLoaded: boolean): readonly SourceRow[] {
  const rows = admissions.map(({ inspection }): SourceRow => {
    const { file, format, table, records, bytes, error } = inspection;
    return {
      file,
      format: format === null ? 'Not recognised' : FORMAT_NAMES[format],
      table: table === null ? 'None' : TABLE_NAMES[table],
      outcome: outcomeText(inspection, isLoaded),
      mark: markOf(inspection),
      records: decimal(records),
      size: sizeText(bytes),
      error,
    };
  });
  return definitions === null ? rows : [...rows, definitionsRow(definitions, isLoaded)];
}

/** What stands between a draft and its loading, in a sentence; null where nothing does. `load` is what the button says. */
export function loadingOf(draft: {
  readonly admissions: readonly Admission[];
  readonly definitionsError: string | null;
  readonly canLoad: boolean;
}): { readonly load: string; readonly barrier: string | null } {
  const used = draft.admissions.filter(({ inspection }) => inspection.outcome !== 'reject');
  const rows = used.reduce((sum, { inspection }) => sum + inspection.loaded, 0);
  return { load: `Load ${counted(rows, 'row')}`, barrier: draft.canLoad ? null : barrierOf(draft) };
}

function barrierOf({
  admissions,
  definitionsError,
}: {
  readonly admissions: readonly Admission[];
  readonly definitionsError: string | null;
}): string {
  const open = new Set(admissions.flatMap(({ inspection }) => inspection.questions.map(({ id }) => id))).size;
  if (open > 0) return `${counted(open, 'question')} must be answered first.`;
  if (definitionsError !== null) return definitionsError;
  return 'No file here holds deals that can be loaded. Add an export of deals.';
}
