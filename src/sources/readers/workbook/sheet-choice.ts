import type { Notice, OpenQuestion } from '../../../core/model';
import { Refusal } from '../../byte-source';
import { fingerprint, questionOf } from '../delimited/questions';
import type { SheetPart } from './contents';
import type { SheetLayout, SheetShape } from './sheet-layout';

/** A sheet with what its first rows show. */
export type SurveyedSheet = { readonly sheet: SheetPart; readonly shape: SheetShape };
type TableSheet = { readonly sheet: SheetPart; readonly layout: SheetLayout; readonly samples: readonly string[] };

/** The sheet that is read, with what is to be said or asked about the others. */
export type Choice = {
  readonly sheet: SheetPart;
  readonly layout: SheetLayout;
  readonly notices: readonly Notice[];
  readonly questions: readonly OpenQuestion[];
};

const REFUSALS = {
  empty: 'The workbook is blank; export the records again.',
  headerAlone: 'The workbook holds a header and no records; check the filter of the report and export it again.',
  column: 'The workbook has no sheet with a table: none has two columns side by side; export the records again.',
} as const;

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

function tablesAmong(sheets: readonly SurveyedSheet[]): readonly TableSheet[] {
  const tables = sheets.flatMap(({ sheet, shape }): readonly TableSheet[] =>
    shape.kind === 'table' ? [{ sheet, layout: shape.layout, samples: shape.samples }] : [],
  );
  const shown = tables.filter(({ sheet }) => !sheet.isHidden);
  return shown.length > 0 ? shown : tables;
}

function refusalOf(sheets: readonly SurveyedSheet[]): Refusal {
  const kinds = new Set(sheets.map(({ shape }) => shape.kind));
  if (kinds.has('headerAlone')) return new Refusal(REFUSALS.headerAlone);
  return new Refusal(kinds.has('column') ? REFUSALS.column : REFUSALS.empty);
}

function noticesOf(sheets: readonly SurveyedSheet[], taken: TableSheet, others: readonly TableSheet[]): readonly Notice[] {
  const left = sheets.filter(({ sheet, shape }) => sheet !== taken.sheet && shape.kind !== 'empty');
  const named = (isHidden: boolean): readonly string[] =>
    left.filter(({ sheet }) => sheet.isHidden === isHidden).map(({ sheet }) => sheet.name);
  const [hidden, shown] = [named(true), named(false)];
  const notices: Notice[] = [];
  if (taken.sheet.isHidden)
    notices.push({ column: null, what: `the hidden sheet “${taken.sheet.name}” is read: no other holds a table`, count: 1 });
  if (hidden.length > 0) notices.push({ column: null, what: `hidden sheets left out: ${quoted(hidden)}`, count: hidden.length });
  if (shown.length > 0 && others.length === 1) {
    const what = `sheet “${taken.sheet.name}” is read; sheets without a table are left out: ${quoted(shown)}`;
    notices.push({ column: null, what, count: shown.length });
  }
  return notices;
}

/** Which sheet to read: the only one with a table, the one that was answered, or the first of several with a question. Throws a Refusal where none has a table. */
export function chooseSheet(sheets: readonly SurveyedSheet[], answers: ReadonlyMap<string, string>): Choice {
  const tables = tablesAmong(sheets);
  const first = tables[0];
  if (first === undefined) throw refusalOf(sheets);
  const id = `sheet:${fingerprint(sheets.map(({ sheet }) => sheet.name))}`;
  const answered = tables.find(({ sheet }) => sheet.name === answers.get(id));
  const taken = answered ?? first;
  const base = { sheet: taken.sheet, layout: taken.layout, notices: noticesOf(sheets, taken, tables) };
  if (tables.length === 1) return { ...base, questions: [] };
  if (answered !== undefined) {
    const what = `sheet “${taken.sheet.name}” is read, as was answered; the other sheets are left out`;
    return { ...base, notices: [{ column: null, what, count: tables.length - 1 }, ...base.notices], questions: [] };
  }
  const choices = tables.map(({ sheet, samples }) => ({ value: sheet.name, reads: samples }));
  return { ...base, questions: [questionOf(id, 'Which sheet holds the records? The others are left out.', choices)] };
}
