/*
 * The way of a file through admission:
 *
 *   raw table ─▶ corrections ─▶ heading ─▶ refusals ─▶ rows told apart (blank, total, trailer, repeated header, odd)
 *     ─▶ recognise (format, table) ─▶ columns mapped ─▶ dates, numbers, currencies read by full scan, faults set aside
 *     ─▶ how each deal stands ─▶ repeated ids ─▶ columns of the loaded rows ─▶ totals ─▶ verdict with its ledger
 *
 * Anything in doubt on the way is asked through `Talk`; while a question is open there is no table.
 */
import type { Admission } from './admission';
import { startLooks } from './column-shape';
import { applyCorrections } from './corrections';
import { chooseHeader, HEADER_ROW, isNamedByRecords } from './header-row';
import { asFound, settleHeading, type Heading } from './heading';
import { mapColumns } from './map-columns';
import { previewOf } from './preview';
import { tellOddRecords } from './odd-records';
import type { RawTable } from './raw-table';
import { readTable } from './read-table';
import { chosenTable, recognise } from './recognise';
import { refusalOf, withoutHeader, withoutTable } from './refusals';
import { sayLeftOut } from './remarks';
import { settleDuplicates } from './rival-columns';
import { dataRows, openBook } from './row-book';
import { tellRowsApart } from './row-kinds';
import type { AdmissionSettings } from './settings';
import { sheetOf } from './sheet';
import { settleStageColumn } from './stage-column';
import { startTalk, type Talk } from './talk';
import { draw, type Reached } from './verdict';
import { chosenYears } from './year-range';
import type { Desk } from './desk';

/**
 * Admits one file: every record is loaded, set aside with a reason and its line, or named as not data, and the account
 * adds up or this throws. The table is null while a question is open or where the file is refused.
 */
export function admit(raw: RawTable, settings: AdmissionSettings): Admission {
  const talk = startTalk(settings, raw.notices, raw.questions);
  const corrected = applyCorrections(raw, settings.corrections.get(raw.sha256), talk);
  const headed = chooseHeader(corrected, settings.answers.get(HEADER_ROW), talk);
  const refusal = refusalOf(headed.raw);
  const settled = refusal !== null || headed.chosen || isNamedByRecords(raw);
  const heading: Heading = settled ? asFound(headed.raw) : settleHeading(headed.raw, talk);
  const desk = clearDesk(heading.raw, settings, talk);
  const error = refusal ?? (heading.refused ? withoutHeader(raw) : null);
  // What columns mean is not asked while it is open which line names them.
  const mayGoOn = error === null && !heading.open;
  return draw(mayGoOn ? admitSheet(desk) : { ...nothingFrom(desk), error }, previewOf(raw, heading.raw.headerLine));
}

/** Tells the rows apart and puts the columns under their headers. */
function clearDesk(raw: RawTable, settings: AdmissionSettings, talk: Talk): Desk {
  const book = openBook(raw.rows);
  const regular = tellRowsApart(raw, book);
  const odd = tellOddRecords(raw, book);
  sayLeftOut(raw, { book, odd: odd.fates }, talk);
  const sheet = sheetOf(raw, book);
  const looks = startLooks(chosenYears(settings.answers, talk));
  return {
    raw,
    settings,
    talk,
    book,
    sheet,
    odd: odd.fates,
    totals: [...regular.totals, ...odd.totals],
    suspects: regular.suspects,
    looks,
  };
}

/** The account of a file of which nothing has been understood yet. */
function nothingFrom({ raw, book, odd, talk, sheet }: Desk): Reached {
  const columns = sheet.columns.map((column) => ({ column, field: null, name: null, confidence: 0 }));
  return {
    raw,
    book,
    odd,
    talk,
    columns,
    format: null,
    table: null,
    error: null,
    stages: [],
    loaded: dataRows(book).length,
    totals: null,
    admitted: null,
  };
}

const FEW_VALUES = 50;

function admitSheet(desk: Desk): Reached {
  const { raw, sheet, settings, talk, looks } = desk;
  const nothing = nothingFrom(desk);
  if (nothing.loaded === 0 && raw.odd.every((record) => record.fault === 'blank'))
    return {
      ...nothing,
      error: `${raw.file} holds a header and no records. There is nothing to load; export it again with the deals in it.`,
    };
  const found = recognise(sheet, settings, looks);
  const chosen = chosenTable(settings);
  const mayBeDeals = chosen === null || chosen === 'opportunity';
  const recognised = found.table === null && mayBeDeals ? settleStageColumn(found, desk) : found;
  if (recognised === null || recognised.table === null) {
    const format = found.format.id === 'plain' ? null : found.format.id;
    return talk.questions().length > 0 ? { ...nothing, format } : { ...nothing, format, error: withoutTable(raw, found, chosen) };
  }
  const { format, table, candidates } = recognised;
  const matter = new Set(
    candidates
      .filter(({ column, named, given }) => named.length > 0 || typeof given === 'string' || column.values.length <= FEW_VALUES)
      .map(({ column }) => column),
  );
  const dropped = settleDuplicates(sheet, (column) => matter.has(column), talk);
  const mapping = mapColumns({ sheet, format, table, looks, talk }, candidates, dropped);
  return { ...nothing, format: format.id, table, ...readTable(desk, { format, table, mapping }) };
}
