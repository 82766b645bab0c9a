import type { Admission } from '../core/admission';
import { parseDate, type CalendarDate, type Currency, type FileTotals, type Inspection, type Notice } from '../core/model';
import { counted, dateText, decimal, listed } from '../wording';
import { moneyInFull } from '../wording/money';
import { accountHolds } from './control-totals';
import { NOT_DATA_NAMES, sizeText } from './sources';

/** One reason or kind: what it is, how many, and the first lines it stands on. */
export type LedgerLine = { readonly what: string; readonly count: string; readonly lines: string };
export type Fact = { readonly label: string; readonly text: string };

/** The account of one file in words. `holds` is whether every record is accounted for. */
export type Ledger = {
  readonly file: string;
  readonly equation: string;
  readonly holds: boolean;
  readonly setAside: readonly LedgerLine[];
  readonly notData: readonly LedgerLine[];
  /** The file's own totals beside ours, and whether one of them differs. */
  readonly totals: readonly LedgerLine[];
  readonly totalsDiffer: boolean;
  readonly notices: readonly LedgerLine[];
  readonly facts: readonly Fact[];
};

const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((all, { count }) => all + count, 0);

/** Where records stand, by the numbers an editor shows: `line 41`, `lines 41, 97 and 1200`, `lines 3, 4 and 1,180 more`. */
function linesText(lines: readonly number[], count: number): string {
  if (lines.length === 0) return '';
  const named = lines.map(String);
  const more = count - lines.length;
  const list = more > 0 ? `${named.join(', ')} and ${decimal(more)} more` : listed(named);
  return `${count === 1 ? 'line' : 'lines'} ${list}`;
}

/** The equation that is read aloud: `5,012 records in the file = 4,961 loaded + 38 set aside + 13 not data`. */
export function equationText(inspections: readonly Inspection[]): string {
  const records = inspections.reduce((all, inspection) => all + inspection.records, 0);
  const loaded = inspections.reduce((all, inspection) => all + inspection.loaded, 0);
  const [aside, not] = [sum(inspections.flatMap(({ setAside }) => setAside)), sum(inspections.flatMap(({ notData }) => notData))];
  const read = inspections.filter((inspection) => inspection.records > 0).length;
  const where = read === 1 ? 'the file' : counted(read, 'file');
  return `${counted(records, 'record')} in ${where} = ${decimal(loaded)} loaded + ${decimal(aside)} set aside + ${decimal(not)} not data`;
}

const noticeLine = ({ column, what, count }: Notice): LedgerLine => ({
  what: column === null ? what : `${column}: ${what}`,
  count: decimal(count),
  lines: '',
});

function totalsFacts(totals: FileTotals | null): readonly Fact[] {
  if (totals === null) return [];
  const money = Object.entries(totals.amount).map(([currency, minor]) => moneyInFull(minor, currency as Currency, decimal));
  const dates = [totals.firstClose, totals.lastClose].flatMap((date) =>
    date !== null && parseDate(date) !== null ? [dateText(date as CalendarDate)] : [],
  );
  return [
    {
      label: 'Deals',
      text: `${decimal(totals.won)} won, ${decimal(totals.lost)} lost, ${decimal(totals.open)} open, ${decimal(totals.other)} no decision`,
    },
    { label: 'Sum of amounts', text: money.length === 0 ? 'none' : listed(money) },
    { label: 'Blank amounts', text: decimal(totals.blankAmounts) },
    { label: 'Close dates', text: dates.length === 2 ? `${dates[0]} to ${dates[1]}` : 'none' },
  ];
}

/** The ledger of one file. */
export function ledgerOf({ inspection }: Admission): Ledger {
  const { file, setAside, notData, notices, totals, bytes, sha256 } = inspection;
  return {
    file,
    equation: equationText([inspection]),
    holds: accountHolds(inspection),
    setAside: setAside.map(({ reason, count, lines }) => ({ what: reason, count: decimal(count), lines: linesText(lines, count) })),
    notData: notData.map(({ kind, count, lines }) => ({
      what: NOT_DATA_NAMES[kind as keyof typeof NOT_DATA_NAMES],
      count: decimal(count),
      lines: linesText(lines, count),
    })),
    totals: notices.filter(({ held }) => held !== undefined).map(noticeLine),
    totalsDiffer: notices.some(({ held }) => held === 'differs'),
    notices: notices.filter(({ held }) => held === undefined).map(noticeLine),
    facts: [
      ...totalsFacts(totals),
      { label: 'Size', text: sizeText(bytes) },
      { label: 'SHA-256', text: sha256 === '' ? 'not read' : sha256 },
    ],
  };
}
