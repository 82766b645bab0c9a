import type { Ask } from '../core/metrics';
import { FIRST_LABEL, periodOf, UNKNOWN, type Dataset, type Dimension, type Span } from '../core/model';
import { counted, decimal, periodText } from '../wording';

/** Statements with what the names in them stand for. */
export type SqlView = { readonly statements: readonly string[]; readonly legend: readonly string[]; readonly months: string };

/** More codes than this in one list hide what a statement says. */
const MOST_CODES = 40;

function codeText({ members }: Dimension, code: number): string {
  if (code >= FIRST_LABEL) return `${code} = ${members[code] ?? ''}`;
  return `${code} = ${code === UNKNOWN ? 'unknown' : 'not kept by this table'}`;
}

/** The dimensions that statements name, with the codes that they compare. */
function dimensionLegend(text: string, { dimensions }: Dataset): readonly string[] {
  const places = [...new Set([...text.matchAll(/\bd(\d+)\b/g)].map((match) => Number(match[1])))].toSorted((a, b) => a - b);
  return places.flatMap((place) => {
    const dimension = dimensions[place];
    if (dimension === undefined) return [];
    const lists = [...text.matchAll(new RegExp(`r\\.d${place} IN \\(([\\d, ]+)\\)`, 'g'))];
    const codes = [...new Set(lists.flatMap((match) => (match[1] ?? '').split(',').map(Number)))].toSorted((a, b) => a - b);
    const compared = codes.length > MOST_CODES ? counted(codes.length, 'code') : codes.map((code) => codeText(dimension, code)).join(', ');
    return [`d${place} is ${dimension.label}${compared === '' ? '' : `: ${compared}`}`];
  });
}

function keyLegend(ask: Ask, { dimensions }: Dataset): readonly string[] {
  return ask.by.map((id, at) => `k${at} is ${dimensions.find((each) => each.id === id)?.label ?? id}`);
}

function monthsText(span: Span | null, { calendar }: Dataset): string {
  const counting = 'Months are numbered from January 1970, which is 0';
  if (span === null) return `${counting}; all of them are added up.`;
  return `${counting}; of these, ${span.from} to ${span.to} (${periodText(periodOf(span, calendar))}) are added up, unless a part above names its own.`;
}

/** The statements behind a number, and how to read them. */
export function sqlView(
  statements: readonly string[],
  { ask, span }: { readonly ask: Ask; readonly span: Span | null },
  dataset: Dataset,
): SqlView {
  const text = statements.join('\n');
  return { statements, legend: [...dimensionLegend(text, dataset), ...keyLegend(ask, dataset)], months: monthsText(span, dataset) };
}

/** How statements ran: for how long, waiting for their turn included, and how many rows they gave. */
export type Ran = { readonly milliseconds: number; readonly cells: number };

/** `DuckDB-WASM 1.32.0 gave 84 rows in 12 ms, waiting for its turn included.` */
export const ranText = ({ milliseconds, cells }: Ran, engine: string): string =>
  `${engine} gave ${counted(cells, 'row')} in ${decimal(Math.max(1, Math.round(milliseconds)))} ms, waiting for its turn included.`;

/** A statement as it is shown: a long list of codes by how many they are. What is copied has them all. */
export const shortened = (text: string): string =>
  text.replaceAll(/IN \(([\d, ]+)\)/g, (list, codes: string) => {
    const many = codes.split(',').length;
    return many > MOST_CODES ? `IN (… ${decimal(many)} codes, all of them in what is copied …)` : list;
  });
