import { isAllDates, type Looks } from './column-shape';
import { isLeftOut, readDayNumbers, settleDates, timedRows, type DateCells } from './date-column';
import { orderDates } from './date-order';
import { kindOf, type Field } from './fields';
import type { FormatDeclaration } from './formats';
import type { Mapping } from './map-columns';
import type { AdmissionSettings } from './settings';
import type { Sheet, SourceColumn } from './sheet';
import type { Talk } from './talk';

export type DateField = { readonly field: Field; readonly column: SourceColumn; readonly cells: DateCells };
type Told = { readonly format: FormatDeclaration; readonly settings: AdmissionSettings; readonly talk: Talk; readonly looks: Looks };

const isDay = (field: Field): boolean => kindOf(field) === 'day' || kindOf(field) === 'month';

/** Reads every date column of the file; one whose order or numbers are still an open question is left out. */
export function readDates(sheet: Sheet, mapping: Mapping, { format, settings, talk, looks }: Told): readonly DateField[] {
  const fields = [...mapping.byField].filter(([field]) => isDay(field));
  const surveys = fields.map(([field, column]) => ({ field, column, survey: looks.dates(column, field === 'month' ? 'month' : 'day') }));
  const mapped = new Set(fields.map(([, column]) => column));
  const others = sheet.columns.filter(
    (column) => !mapped.has(column) && surveys.some(({ survey }) => survey.rows.size > 0) && isAllDates(column, looks),
  );
  const orders = orderDates(
    sheet,
    { surveys: surveys.map(({ survey }) => survey), others: others.map((column) => looks.dates(column, 'day')) },
    talk,
  );
  return surveys.flatMap(({ field, column, survey }): readonly DateField[] => {
    const order = orders.get(column) ?? null;
    const counts = readDayNumbers(survey, format.dayNumbers, talk);
    if (order === null || counts === null) return [];
    const settled = settleDates(survey, { order, counts, month: field === 'month' });
    const cells = isLeftOut(column, settings.answers) ? withoutNumbers(settled, survey.written) : settled;
    const { rows, atEdge } = timedRows(survey, cells);
    talk.say(
      column.header,
      `times of day dropped, the written date counts; another time zone could move ${atEdge} of them to another quarter`,
      rows,
    );
    return [{ field, column, cells }];
  });
}

/** A person said that the bare numbers of the column are no dates: they are blank then, no faults. */
function withoutNumbers(cells: DateCells, written: readonly ({ readonly kind: string } | null)[]): DateCells {
  return { ...cells, rules: new Map([...cells.rules].filter(([code]) => written[code]?.kind !== 'digits')) };
}
