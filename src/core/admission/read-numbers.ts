import type { Looks } from './column-shape';
import { markDecimals } from './decimal-mark';
import type { DecimalMark } from './decimal-text';
import { kindOf, type Field, type FieldKind } from './fields';
import type { FormatDeclaration } from './formats';
import type { Mapping } from './map-columns';
import { settleNumbers, type NumberCells } from './number-column';
import type { NumberSurvey } from './number-survey';
import { scaleShares } from './percent-scale';
import type { SourceColumn } from './sheet';
import type { Talk } from './talk';

export type NumberField = {
  readonly field: Field;
  readonly kind: FieldKind;
  readonly column: SourceColumn;
  readonly survey: NumberSurvey;
  readonly mark: DecimalMark;
  readonly cells: NumberCells;
};
type Told = { readonly format: FormatDeclaration; readonly talk: Talk; readonly looks: Looks };

const NOUNS: Partial<Record<FieldKind, string>> = { money: 'an amount', number: 'a number', heads: 'a number', share: 'a share' };

/** Reads every number and money column as exact decimal texts; one whose marks or scale are still an open question is left out. */
export function readNumbers(mapping: Mapping, { format, talk, looks }: Told): readonly NumberField[] {
  return [...mapping.byField].flatMap(([field, column]): readonly NumberField[] => {
    const kind = kindOf(field);
    const noun = NOUNS[kind];
    if (noun === undefined) return [];
    const survey = looks.numbers(column);
    const mark = markDecimals(survey, kind, talk);
    if (mark === null) return [];
    const scale =
      kind === 'share' ? scaleShares(survey, { mark, format: field === 'probability' ? format.probability : null }, talk) : null;
    if (kind === 'share' && scale === null) return [];
    for (const [habit, rows] of survey.habits) if (habit !== 'percent sign' || kind === 'share') talk.say(column.header, said(habit), rows);
    return [
      {
        field,
        kind,
        column,
        survey,
        mark,
        cells: settleNumbers(survey, { mark, scale, noun, money: kind === 'money', above: field === 'rate' ? 0 : null }),
      },
    ];
  });
}

/** Habits that do not say by themselves what was done with them. */
const said = (habit: string): string =>
  /^(?:currency|plus|percent) /.test(habit) || habit === 'special blanks' ? `${habit} removed` : habit;
