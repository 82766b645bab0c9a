import { quoted } from './cell-text';
import { decimalUnder, grouped, type DecimalMark } from './decimal-text';
import type { FieldKind } from './fields';
import { decimalOf, type NumberSurvey } from './number-survey';
import { NUMBER_CELL } from './raw-table';
import { kindAt } from './sheet';
import type { Talk } from './talk';

/** A few cells of the other kind among many are faults of theirs, not doubt about the column: one in twenty at most. */
const FEW = 20;

/**
 * Which mark separates decimals in a column: the one its cells tell, else asked. `12.345` in every cell tells nothing.
 * Heads are counted whole, so there a mark before three digits separates thousands. Null while the question is open.
 */
export function markDecimals(survey: NumberSurvey, kind: FieldKind, talk: Talk): DecimalMark | null {
  const { point, comma, either } = survey.rows;
  const told = toldMark(survey);
  if (told !== null) return sayMark(survey, told, talk);
  if (point > 0 && comma > 0) return askMark(survey, [...survey.pointCodes.slice(0, 1), ...survey.commaCodes.slice(0, 1)], talk);
  if (kind === 'heads') return sayMark(survey, marksIn(survey) === '.' ? 'comma' : 'point', talk);
  const mark = askMark(survey, survey.eitherCodes, talk);
  if (mark !== null) talk.say(survey.column.header, `numbers read with a decimal ${mark}`, either);
  return mark;
}

/** The mark that cells tell, or any where none has one. */
function toldMark({ rows: { point, comma, either } }: NumberSurvey): DecimalMark | null {
  if (comma * FEW <= point && point > 0) return 'point';
  if (point * FEW <= comma && comma > 0) return 'comma';
  return point + comma + either === 0 ? 'point' : null;
}

const marksIn = (survey: NumberSurvey): string => (survey.bodies[survey.eitherCodes[0] ?? 0] ?? '').replace(/[^.,]/g, '').charAt(0);

function sayMark(survey: NumberSurvey, mark: DecimalMark, talk: Talk): DecimalMark {
  const { header, counts } = survey.column;
  let [separated, commas] = [0, 0];
  const grouping = mark === 'point' ? /[,'’٬ ]/ : /[.'’٬ ]/;
  survey.bodies.forEach((body, code) => {
    if (body === null || kindAt(survey.column, code) === NUMBER_CELL) return;
    if (grouping.test(body)) separated += counts[code] ?? 0;
    if (mark === 'comma' && body.includes(',')) commas += counts[code] ?? 0;
  });
  talk.say(header, 'thousands separators removed', separated);
  talk.say(header, 'decimal commas read', commas);
  return mark;
}

function askMark(survey: NumberSurvey, codes: readonly number[], talk: Talk): DecimalMark | null {
  const { header } = survey.column;
  const reads = (mark: DecimalMark): readonly string[] =>
    codes.map((code) => `${quoted(survey.column.values[code] ?? '')} → ${figure(survey, code, mark)}`);
  const answer = talk.ask({
    id: `decimal-mark:${header}`,
    column: header,
    ask: `Which mark separates the decimals in ${header}? Its cells can be read both ways, a thousand times apart.`,
    choices: [
      { value: 'point', reads: reads('point') },
      { value: 'comma', reads: reads('comma') },
    ],
  });
  if (answer === null) return null;
  return answer === 'comma' ? 'comma' : 'point';
}

function figure(survey: NumberSurvey, code: number, mark: DecimalMark): string {
  const decimal = decimalOf(survey, code, mark);
  return decimal === null ? 'no number, the row is set aside' : grouped(decimal);
}

/** Whether a body is a number under the other mark, so that a fault can be named for what it is. */
export const fitsOther = (body: string, mark: DecimalMark): boolean =>
  decimalUnder(body.replace('-', ''), mark === 'point' ? 'comma' : 'point') !== null;
