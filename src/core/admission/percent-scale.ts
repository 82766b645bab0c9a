import { quoted } from './cell-text';
import { shifted, type DecimalMark } from './decimal-text';
import { decimalOf, type NumberSurvey } from './number-survey';
import type { Talk } from './talk';

/** What numbers without a percent sign mean: 0.2 is a fifth, 20 is a fifth, or both: up to 1 the one, above the other. */
export type PercentScale = 'share' | 'percent' | 'mixed';

type Known = { readonly mark: DecimalMark; readonly format: 'percent' | 'share' | null };
type Sizes = { readonly signed: number[]; readonly fractions: number[]; readonly ones: number[]; readonly above: number[] };

/** The scale of a share column: told by its cells or by the format, else asked. Null while the question is open. */
export function scaleShares(survey: NumberSurvey, { mark, format }: Known, talk: Talk): PercentScale | null {
  const sizes = sizesOf(survey, mark);
  const scale = toldScale(sizes, format);
  if (scale === 'percent' && sizes.signed.length + sizes.above.length > 0) {
    talk.assume(survey.column.header, 'percentages read as shares of one', survey.filledRows);
  }
  return scale ?? askScale(survey, { sizes, text: (code, value) => percentText(survey, { code, mark, scale: value }) }, talk);
}

function sizesOf(survey: NumberSurvey, mark: DecimalMark): Sizes {
  const sizes: Sizes = { signed: [], fractions: [], ones: [], above: [] };
  survey.bodies.forEach((_, code) => {
    const decimal = decimalOf(survey, code, mark);
    const size = Math.abs(Number(decimal ?? 0));
    if (size === 0) return;
    if (survey.marks.get(code)?.percent === true) sizes.signed.push(code);
    else if (size < 1) sizes.fractions.push(code);
    else if (size === 1) sizes.ones.push(code);
    else sizes.above.push(code);
  });
  return sizes;
}

function toldScale({ signed, fractions, ones, above }: Sizes, format: 'percent' | 'share' | null): PercentScale | null {
  const [small, large] = [fractions.length > 0, above.length > 0];
  if (!small && !large && ones.length === 0) return 'percent';
  if (signed.length > 0) return null;
  if (small && large) return null;
  // Ones alone are a whole or a hundredth of it, whatever the format usually writes.
  if (!small && !large && format === 'percent') return null;
  return agreeing(toldBySize(small, large), format);
}

/** Numbers above 1 are percent, fractions are shares; a bare 1 may be either. */
function toldBySize(small: boolean, large: boolean): PercentScale | null {
  if (large) return 'percent';
  return small ? 'share' : null;
}

/** What cells and format say together; null where they contradict each other or neither says anything. */
const agreeing = (told: PercentScale | null, format: PercentScale | null): PercentScale | null =>
  told === null || format === null || told === format ? (told ?? format) : null;

type Sampled = { readonly sizes: Sizes; readonly text: (code: number, scale: PercentScale) => string };

function askScale(survey: NumberSurvey, { sizes, text }: Sampled, talk: Talk): PercentScale | null {
  const { header, values } = survey.column;
  const codes = [sizes.fractions, sizes.above, sizes.ones, sizes.signed].flatMap((side) => side.slice(0, 1)).slice(0, 2);
  const open: readonly PercentScale[] =
    sizes.above.length > 0 && sizes.fractions.length > 0 ? ['share', 'percent', 'mixed'] : ['share', 'percent'];
  const answer = talk.ask({
    id: `percent-scale:${header}`,
    column: header,
    ask: `Does ${header} count in percent or in shares of one? Its cells do not tell whether 0.2 and 20 are the same.`,
    choices: open.map((value) => ({ value, reads: codes.map((code) => `${quoted(values[code] ?? '')} → ${text(code, value)}`) })),
  });
  return open.find((scale) => scale === answer) ?? null;
}

function percentText(
  survey: NumberSurvey,
  { code, mark, scale }: { readonly code: number; readonly mark: DecimalMark; readonly scale: PercentScale },
): string {
  const decimal = decimalOf(survey, code, mark) ?? '0';
  const sign = decimal.startsWith('-') ? '-' : '';
  const size = decimal.replace('-', '');
  const asShare = survey.marks.get(code)?.percent !== true && (scale === 'share' || (scale === 'mixed' && Number(size) <= 1));
  return `${sign}${asShare ? shifted(size, 2) : size}%`;
}
