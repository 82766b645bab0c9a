import { isMetricId, type Condition, type MetricId } from './metrics';
import {
  dateOf,
  firstOf,
  lastWholeMonth,
  monthOf,
  monthsIn,
  parseDate,
  spanHolding,
  type CalendarDate,
  type Dataset,
  type Dimension,
  type DimensionId,
  type Span,
  type Step,
} from './model';

/** Which time is asked about: all of it, the last complete steps before the as-of date, or one step that holds a date. */
export type AskedPeriod =
  | { readonly kind: 'all' }
  | { readonly kind: 'back'; readonly step: Step; readonly count: number }
  | { readonly kind: 'chosen'; readonly step: Step; readonly from: CalendarDate };

export type Baseline = 'previous' | 'yearBefore' | 'none';

/** A filter as a link may hold it: members by short digests, found again in whatever is loaded. */
export type Filter = { readonly dimension: DimensionId; readonly is: 'in' | 'notIn'; readonly members: readonly string[] };

/** What is asked. It is the address: definitions and filters, never rows and never a cell's text. */
export type Question = {
  readonly page: string;
  readonly metric: MetricId;
  /** What "segment" means on this view; null lets the page choose. */
  readonly by: DimensionId | null;
  readonly period: AskedPeriod;
  readonly compare: Baseline;
  readonly where: readonly Filter[];
};

export const USUAL_QUESTION: Question = {
  page: 'council',
  metric: 'winRate',
  by: null,
  period: { kind: 'back', step: 'quarter', count: 4 },
  compare: 'previous',
  where: [],
};

/** The digest of a row without a value. */
export const BLANK_MEMBER = '-';
const VERSION = '1';
const LONGEST = 4000;

/** A label as eight hex digits (FNV-1a of dimension and label): it hides values from logs and shoulders, it is not encryption. */
export function digestOf(dimension: DimensionId, label: string | null): string {
  if (label === null) return BLANK_MEMBER;
  let hash = 0x811c9dc5;
  for (const unit of `${dimension}\u0000${label}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function periodText(period: AskedPeriod): string {
  switch (period.kind) {
    case 'all':
      return 'all';
    case 'back':
      return `back.${period.step}.${period.count}`;
    case 'chosen':
      return `${period.step}.${period.from}`;
  }
}

const isStep = (text: string | undefined): text is Step => text === 'month' || text === 'quarter' || text === 'year';

function readPeriod(text: string): AskedPeriod | null {
  if (text === 'all') return { kind: 'all' };
  const [first, second, third] = text.split('.');
  if (first === 'back' && isStep(second) && /^[1-9]\d?$/.test(third ?? '')) return { kind: 'back', step: second, count: Number(third) };
  if (isStep(first) && second !== undefined && parseDate(second) !== null)
    return { kind: 'chosen', step: first, from: second as CalendarDate };
  return null;
}

const filterText = (filter: Filter): string =>
  [filter.dimension, filter.is, ...filter.members].map((part) => encodeURIComponent(part).replaceAll('.', '%2E')).join('.');

function readFilter(text: string): Filter | null {
  const [dimension, is, ...members] = text.split('.').map(decode);
  if (!dimension || (is !== 'in' && is !== 'notIn') || !members.every((member) => /^(-|[0-9a-f]{8})$/.test(member))) return null;
  return { dimension: dimension as DimensionId, is, members };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The hash of a question: defaults left out, keys in a fixed order, versioned. */
export function writeQuestion(question: Question): string {
  const usual = USUAL_QUESTION;
  const parts: string[] = [];
  if (question.metric !== usual.metric) parts.push(`m=${question.metric}`);
  if (question.by !== null) parts.push(`by=${encodeURIComponent(question.by)}`);
  if (periodText(question.period) !== periodText(usual.period)) parts.push(`p=${periodText(question.period)}`);
  if (question.compare !== usual.compare) parts.push(`c=${question.compare}`);
  for (const filter of question.where) parts.push(`f=${filterText(filter)}`);
  return `#/${encodeURIComponent(question.page)}${parts.length === 0 ? '' : `?v=${VERSION}&${parts.join('&')}`}`;
}

type Reading = { question: Question; notes: string[] };

function readPart(state: Reading, key: string, text: string): void {
  const refuse = (what: string): void => void state.notes.push(`${what} in this link could not be read and was left out.`);
  const put = (part: Partial<Question> | null, what: string): void => {
    if (part === null) refuse(what);
    else state.question = { ...state.question, ...part };
  };
  switch (key) {
    case 'v':
      return text === VERSION ? undefined : refuse('The version');
    case 'm':
      return put(isMetricId(text) ? { metric: text } : null, 'The metric');
    case 'by':
      return put(decode(text) === '' ? null : { by: decode(text) as DimensionId }, 'The segment dimension');
    case 'p': {
      const period = readPeriod(text);
      return put(period === null ? null : { period }, 'The period');
    }
    case 'c':
      return put(text === 'previous' || text === 'yearBefore' || text === 'none' ? { compare: text } : null, 'The comparison');
    case 'f': {
      const filter = readFilter(text);
      return put(filter === null ? null : { where: [...state.question.where, filter] }, 'A filter');
    }
    default:
      return refuse('A part');
  }
}

/** The question of any hash at all. Parts that cannot be read fall back one by one, and a note says which. */
export function readQuestion(hash: string): { readonly question: Question; readonly notes: readonly string[] } {
  const [path = '', query = ''] = hash.slice(0, LONGEST).replace(/^#\/?/, '').split('?', 2);
  const state: Reading = { question: { ...USUAL_QUESTION, page: decode(path) || USUAL_QUESTION.page }, notes: [] };
  for (const part of query.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    readPart(state, at < 0 ? part : part.slice(0, at), at < 0 ? '' : part.slice(at + 1));
  }
  return state;
}

/** The months a period covers in a dataset; null is all time. Only whole steps that ended by the as-of date count as "back". */
export function spanOf(period: AskedPeriod, dataset: Pick<Dataset, 'asOf'>, startMonth: number): Span | null {
  switch (period.kind) {
    case 'all':
      return null;
    case 'chosen':
      return spanHolding(monthOf(parseDate(period.from) ?? 0), period.step, startMonth);
    case 'back': {
      const last = lastWholeMonth(dataset.asOf);
      const holding = spanHolding(last, period.step, startMonth);
      const to = holding.to === last ? last : holding.from - 1;
      return { from: to - period.count * monthsIn(period.step) + 1, to };
    }
  }
}

/** The span that another is compared with: just before it, or a year earlier; null where nothing is compared. */
export function baselineOf(span: Span | null, compare: Baseline): Span | null {
  if (span === null || compare === 'none') return null;
  const by = compare === 'yearBefore' ? 12 : span.to - span.from + 1;
  return { from: span.from - by, to: span.to - by };
}

/** The first day of a span, for a link to it. */
export const startOf = (span: Span): CalendarDate => dateOf(firstOf(span.from));

/** Filters with their members found again in the loaded dictionaries; what is not found is dropped with a note. */
export function resolveFilters(
  where: readonly Filter[],
  dimensions: readonly Dimension[],
): { readonly conditions: readonly Condition[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const conditions = where.flatMap((filter): Condition[] => {
    const dimension = dimensions.find((each) => each.id === filter.dimension);
    if (dimension === undefined) {
      notes.push(`A filter by ${filter.dimension} was left out: the loaded files do not have it.`);
      return [];
    }
    const byDigest = new Map(dimension.members.slice(2).map((label) => [digestOf(dimension.id, label), label]));
    const members = filter.members.flatMap((digest) => (digest === BLANK_MEMBER ? [null] : (byDigest.get(digest) ?? [])));
    if (members.length < filter.members.length)
      notes.push(`A value of ${dimension.label} in this link is not in the loaded files and was left out.`);
    return members.length === 0 && filter.members.length > 0 ? [] : [{ dimension: filter.dimension, is: filter.is, members }];
  });
  return { conditions, notes };
}
