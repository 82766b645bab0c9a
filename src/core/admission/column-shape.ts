import type { Outcome } from '../model';
import { plainCell } from './cell-text';
import { CURRENCY_SIGNS, currencyNamed } from './currencies';
import { surveyDates, type DateSurvey } from './date-survey';
import { familyOf, kindOf, type Field } from './fields';
import type { FormatDeclaration } from './formats';
import { isMissing } from './missing-markers';
import { surveyNumbers, type NumberSurvey } from './number-survey';
import type { AdmissionSettings } from './settings';
import type { YearRange } from './written-date';
import type { SourceColumn } from './sheet';
import { flagOf, meaningOf, outcomeWords, saidOf, typeWords } from './words';

/** Looks at columns once, however often they are asked about. */
export type Looks = {
  readonly dates: (column: SourceColumn, kind: 'day' | 'month') => DateSurvey;
  readonly numbers: (column: SourceColumn) => NumberSurvey;
  /** What has been found out about a column as a field, so that each table need not look again. */
  readonly fits: Map<string, number>;
};

export function startLooks(years: YearRange): Looks {
  const dates = new Map<string, DateSurvey>();
  const numbers = new Map<number, NumberSurvey>();
  return {
    fits: new Map(),
    dates: (column, kind) => {
      const key = `${kind}${column.place}`;
      const seen = dates.get(key) ?? surveyDates(column, kind, years);
      dates.set(key, seen);
      return seen;
    },
    numbers: (column) => {
      const seen = numbers.get(column.place) ?? surveyNumbers(column, 'number');
      numbers.set(column.place, seen);
      return seen;
    },
  };
}

/** How many data rows of a column say something, and how many of those pass a test. */
function countRows(
  column: SourceColumn,
  field: Field,
  test: (cell: string) => boolean,
): { readonly filled: number; readonly passed: number } {
  let [filled, passed] = [0, 0];
  column.values.forEach((cell, code) => {
    const count = column.counts[code] ?? 0;
    if (count === 0 || isMissing(plainCell(cell.slice(0, 80)), kindOf(field))) return;
    filled += count;
    if (test(cell)) passed += count;
  });
  return { filled, passed };
}

type Fit = {
  readonly column: SourceColumn;
  readonly field: Field;
  readonly format: FormatDeclaration;
  readonly settings: AdmissionSettings;
  readonly looks: Looks;
};

/**
 * Which part of a column's filled rows looks like a field, 0–1; 1 for a column without any. Words and ids are judged by
 * what they are, dates and numbers by whether they read as such.
 */
export function shareThatFits(fit: Fit): number {
  const key = `${fit.column.place} ${fit.field}`;
  const seen = fit.looks.fits.get(key);
  if (seen !== undefined) return seen;
  const { filled, passed } = fitOf(fit);
  const share = filled === 0 ? 1 : passed / filled;
  fit.looks.fits.set(key, share);
  return share;
}

type Counted = { readonly filled: number; readonly passed: number };

function fitOf(fit: Fit): Counted {
  const { column, field, looks } = fit;
  switch (familyOf(kindOf(field))) {
    case 'day': {
      const survey = looks.dates(column, field === 'month' ? 'month' : 'day');
      return { filled: survey.filledRows, passed: passedRows(column, survey.written) };
    }
    case 'number': {
      const survey = looks.numbers(column);
      return { filled: survey.filledRows, passed: passedRows(column, survey.bodies) };
    }
    case 'flag':
      return countRows(column, field, (cell) => flagOf(cell) !== null);
    case 'currency':
      return countRows(
        column,
        field,
        (cell) => currencyNamed(plainCell(cell)) !== null || CURRENCY_SIGNS.has(plainCell(cell).toLowerCase()),
      );
    case 'words':
      return kindOf(field) === 'id' ? idFit(fit) : wordFit(fit);
  }
}

function passedRows(column: SourceColumn, read: readonly unknown[]): number {
  return read.reduce<number>((sum, each, code) => (each === null ? sum : sum + (column.counts[code] ?? 0)), 0);
}

function idFit({ column, field, format }: Fit): Counted {
  const shape = format.idShapes[field];
  if (shape === undefined) return { filled: 0, passed: 0 };
  return countRows(column, field, (cell) => !shape.anyId.test(cell.trim()) || shape.ofThis.test(cell.trim()));
}

/** Outside known formats a status column must speak of won or lost, or of nothing unknown; a type column of a known type. All others fit. */
function wordFit({ column, field, format, settings }: Fit): Counted {
  const always = { filled: 0, passed: 0 };
  if (field === 'outcome') {
    const words = outcomeWords(format);
    const meanings = (cell: string): Outcome | null => saidOf(cell, settings.stageMap) ?? meaningOf(cell, words);
    const ends = countRows(column, field, (cell) => ['won', 'lost'].includes(meanings(cell) ?? ''));
    const known = countRows(column, field, (cell) => meanings(cell) !== null);
    return ends.passed > 0 || known.passed === known.filled ? always : ends;
  }
  if (field !== 'type') return always;
  const words = typeWords(format);
  const known = countRows(column, field, (cell) => (saidOf(cell, settings.typeMap) ?? meaningOf(cell, words)) !== null);
  return known.passed > 0 ? always : known;
}

/** Whether every filled cell of a column is a date, so that it tells how dates are written, and is no dimension. */
export function isAllDates(column: SourceColumn, looks: Looks): boolean {
  const first = column.values.find((cell, code) => (column.counts[code] ?? 0) > 0 && cell.trim() !== '');
  if (first === undefined || !/\d/.test(first)) return false;
  const survey = looks.dates(column, 'day');
  if (survey.filledRows === 0 || survey.digitRows > 0) return false;
  return passedRows(column, survey.written) === survey.filledRows;
}
