import { LONGEST_TYPED_CELL } from './cell-text';
import { fitsOther } from './decimal-mark';
import { minorUnits, shifted, type DecimalMark } from './decimal-text';
import { decimalOf, type NumberSurvey } from './number-survey';
import type { PercentScale } from './percent-scale';

/** The decimal texts of a column's distinct cells. `rules` says why a cell is no number; a code in neither is a gap. */
export type NumberCells = { readonly decimals: readonly (string | null)[]; readonly rules: ReadonlyMap<number, string> };

/** No currency has more decimals: what is exact with these is exact in every one. */
const MOST_PLACES = 3;
/** So many digits are exact with any currency's decimals. */
const SURELY_EXACT = 12;

/** `above`: numbers must be larger than it, as a rate of exchange is larger than 0. */
/** `above`: numbers must be larger than it, as a rate of exchange is larger than 0. */
type Settling = {
  readonly mark: DecimalMark;
  readonly scale: PercentScale | null;
  readonly noun: string;
  readonly money: boolean;
  readonly above: number | null;
};

/** Reads every distinct cell as a decimal text. A percent sign belongs to a share and to nothing else. */
export function settleNumbers(survey: NumberSurvey, settling: Settling): NumberCells {
  const rules = new Map<number, string>();
  const decimals = survey.bodies.map((_, code) => {
    if (survey.isGap[code] === 1) return null;
    const decimal = readDecimal(survey, code, settling);
    const isSure = decimal !== null && decimal.length <= SURELY_EXACT && settling.above === null;
    const rule = isSure ? null : ruleFor(survey, code, { ...settling, decimal });
    if (rule === null) return decimal;
    rules.set(code, rule);
    return null;
  });
  return { decimals, rules };
}

function readDecimal(survey: NumberSurvey, code: number, { mark, scale }: Settling): string | null {
  const percent = survey.marks.get(code)?.percent === true;
  if (percent && scale === null) return null;
  const decimal = decimalOf(survey, code, mark);
  return decimal === null || scale === null ? decimal : onScale(decimal, percent, scale);
}

/** Why a cell is no number of its column, or null where it is. */
function ruleFor(
  survey: NumberSurvey,
  code: number,
  { mark, noun, money, above, decimal }: Settling & { readonly decimal: string | null },
): string | null {
  if (decimal !== null && above !== null && Number(decimal) <= above) return `is not above ${above}`;
  if (decimal !== null) return money && minorUnits(decimal, MOST_PLACES) === null ? 'is too large to be counted exactly' : null;
  const body = survey.marks.get(code)?.percent === true ? null : (survey.bodies[code] ?? null);
  return faultOf(survey.column.values[code] ?? '', body !== null && fitsOther(body, mark), noun);
}

function faultOf(cell: string, otherMark: boolean, noun: string): string {
  if (cell.length > LONGEST_TYPED_CELL) return 'is longer than 1,000 characters';
  return otherMark ? 'has another decimal mark than the rest of the column' : `is not ${noun}`;
}

/** A share of one: 45 %, or 45 where the column counts in percent, is 0.45. */
function onScale(decimal: string, percent: boolean, scale: PercentScale): string {
  const large = Math.abs(Number(decimal)) > 1;
  const hundredth = percent || scale === 'percent' || (scale === 'mixed' && large);
  if (!hundredth) return decimal;
  return decimal.startsWith('-') ? `-${shifted(decimal.slice(1), -2)}` : shifted(decimal, -2);
}
