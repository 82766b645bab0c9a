import type { CrmRow } from '../views/icp-accounts';
import { guarded, rawCell, textCell } from './cell';

const BYTE_ORDER_MARK = '\ufeff';

/** What is written, and which accounts are not: no import could find them again. */
export type AccountsFile = {
  readonly text: string;
  readonly rows: number;
  readonly withoutId: number;
  /** Ids that a spreadsheet would take for a formula: disarmed they would be another account's. */
  readonly unsafeIds: number;
};

const headersOf = (segmentations: readonly string[]): readonly string[] => [
  'Account ID',
  'ICP Score',
  'ICP Tier',
  'ICP Profile',
  ...segmentations.map((name) => (segmentations.length === 1 ? 'Segment' : `Segment: ${name}`)),
  'Play',
  'Play Owner',
  'Reasons',
  'ICP Version',
];

function lineOf(row: CrmRow): string {
  const texts = [row.tier, row.profile, ...row.segments, row.play, row.owner, row.reasons, row.version];
  return [rawCell(row.id), row.score, ...texts.map(textCell)].join(',');
}

/**
 * Accounts as a CSV file that a CRM takes back: ids as the files have them, scores with one decimal, every text disarmed. No
 * amounts and no names (`interface.md` 12). The same rows give the same bytes.
 */
export function accountsCsv({
  segmentations,
  rows,
}: {
  readonly segmentations: readonly string[];
  readonly rows: readonly CrmRow[];
}): AccountsFile {
  const named = rows.filter(({ id }) => id.trim() !== '');
  const kept = named.filter(({ id }) => guarded(id) === id);
  const lines = [headersOf(segmentations).map(textCell).join(','), ...kept.map(lineOf)];
  return {
    text: BYTE_ORDER_MARK + lines.map((line) => `${line}\r\n`).join(''),
    rows: kept.length,
    withoutId: rows.length - named.length,
    unsafeIds: named.length - kept.length,
  };
}

/** What a file of accounts is about: what made it, told beside it so that the file itself stays a plain table. */
export type AboutAccounts = {
  readonly workspace: string;
  readonly asOf: string;
  readonly version: string;
  readonly readBy: string;
  readonly filters: readonly string[];
  readonly overrides: number;
  readonly file: AccountsFile;
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
  readonly fingerprint: string;
};

/** One line, whatever its text holds. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The page of text that goes with a file of accounts. The same list gives the same bytes. */
export function aboutAccounts({ file, ...about }: AboutAccounts): string {
  const lines = [
    'Accounts for the CRM',
    `Workspace: ${about.workspace}`,
    `As of: ${about.asOf}`,
    `ICP version: ${about.version}`,
    `Read by: ${about.readBy}`,
    `Filters: ${about.filters.length === 0 ? 'none, all accounts' : about.filters.join('; ')}`,
    `Overrides in force: ${about.overrides}`,
    `Rows: ${file.rows}`,
    `Left out, no id: ${file.withoutId}`,
    `Left out, id that a spreadsheet would run as a formula: ${file.unsafeIds}`,
    `Fingerprint of the data: ${about.fingerprint}`,
    ...about.sources.map((source) => `File: ${source.file} (SHA-256 ${source.sha256})`),
    'Ids are as the files have them. A spreadsheet drops leading zeros from ids: import the file as it is.',
  ];
  return lines.map((line) => `${oneLine(line)}\r\n`).join('');
}
