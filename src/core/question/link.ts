import { isMetricName, type DimensionId } from '../model';
import { readDecisionAddress } from './asked-decision';
import { evidenceText, readEvidence, withEvidence, type AskedEvidence } from './asked-evidence';
import { readAsOf, readIcp } from './asked-rules';
import { baselinesText, periodText, readBaselines, readPeriod } from './asked-period';
import { dealListText, readDealList, USUAL_DEAL_LIST } from './deal-list';
import { decode, filterText, readFilter } from './filter';
import { USUAL_QUESTION, type Question } from './question';

/** How links are written now. */
export const LINK_VERSION = 2;
const LONGEST = 4000;

type Part = readonly [key: string, text: string];

/**
 * How the parts of a link of one version are written in the next. 1 to 2: one baseline became a list, the second dimension
 * and ranges came in; what version 1 could say is said in the same words.
 */
const UPGRADES: Readonly<Record<number, (parts: readonly Part[]) => readonly Part[]>> = { 1: (parts) => parts };

/** The hash of a question: defaults left out, keys in a fixed order, versioned. */
export function writeQuestion(question: Question): string {
  const usual = USUAL_QUESTION;
  const parts: string[] = [];
  if (question.metric !== usual.metric) parts.push(`m=${question.metric}`);
  if (question.by !== null) parts.push(`by=${encodeURIComponent(question.by)}`);
  if (question.across !== null) parts.push(`x=${encodeURIComponent(question.across)}`);
  if (periodText(question.period) !== periodText(usual.period)) parts.push(`p=${periodText(question.period)}`);
  if (baselinesText(question.compare) !== baselinesText(usual.compare)) parts.push(`c=${baselinesText(question.compare)}`);
  for (const filter of question.where) parts.push(`f=${filterText(filter)}`);
  if (question.page === 'deals' && question.deals !== undefined) {
    const deals = dealListText(question.deals);
    if (deals !== dealListText(USUAL_DEAL_LIST)) parts.push(`l=${deals}`);
  }
  if (question.evidence !== undefined) parts.push(`e=${evidenceText(question.evidence)}`);
  return `#/${encodeURIComponent(question.page)}${parts.length === 0 ? '' : `?v=${LINK_VERSION}&${parts.join('&')}`}`;
}

/** An address with a number to be taken apart, in the place of any other; nothing else of it changes. */
export const hashWith = (hash: string, evidence: AskedEvidence): string => withEvidence(hash, evidence, LINK_VERSION);

type Reading = { question: Question; notes: string[] };

function readPart(state: Reading, [key, text]: Part): void {
  const put = (part: Partial<Question> | null, what: string): void => {
    if (part === null) state.notes.push(`${what} in this link could not be read and was left out.`);
    else state.question = { ...state.question, ...part };
  };
  const named = decode(text) === '' ? null : (decode(text) as DimensionId);
  switch (key) {
    case 'm':
      return put(isMetricName(text) ? { metric: text } : null, 'The metric');
    case 'by':
      return put(named === null ? null : { by: named }, 'The segment dimension');
    case 'x':
      return put(named === null ? null : { across: named }, 'The second dimension');
    case 'p': {
      const period = readPeriod(text);
      return put(period === null ? null : { period }, 'The period');
    }
    case 'c': {
      const compare = readBaselines(text);
      return put(compare === null ? null : { compare }, 'The comparison');
    }
    case 'f': {
      const filter = readFilter(text);
      return put(filter === null ? null : { where: [...state.question.where, filter] }, 'A filter');
    }
    case 'e': {
      const evidence = readEvidence(text);
      return put(evidence === null ? null : { evidence }, 'The number to be taken apart');
    }
    case 'l': {
      const deals = readDealList(text);
      return put(deals === null ? null : { deals }, 'The list of deals');
    }
    // Which record is open is asked of the address by itself: it is no part of what pages are asked.
    case 'i':
      return put(readIcp(text) === null ? null : {}, 'The ICP version');
    case 'a':
      return put(readAsOf(text) === null ? null : {}, 'The as-of date');
    case 'd':
      return put(readDecisionAddress(text) === null ? null : {}, 'The decision');
    default:
      return put(null, 'A part');
  }
}

function partsOf(query: string): readonly Part[] {
  return query.split('&').flatMap((part): Part[] => {
    const at = part.indexOf('=');
    return part === '' ? [] : [at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]];
  });
}

/** The parts as this version writes them: one step a version. A version that is not known is read as this one. */
function upgraded(parts: readonly Part[], notes: string[]): readonly Part[] {
  const named = parts.find(([key]) => key === 'v')?.[1] ?? String(LINK_VERSION);
  const own = parts.filter(([key]) => key !== 'v');
  const version = Number(named);
  if (version !== LINK_VERSION && UPGRADES[version] === undefined) {
    notes.push('The version in this link could not be read and was left out.');
    return own;
  }
  let read: readonly Part[] = own;
  for (let at = version; at < LINK_VERSION; at += 1) read = UPGRADES[at]?.(read) ?? read;
  return read;
}

/** The question of any hash at all, of its first 4,000 characters. Parts that cannot be read fall back one by one, and a note says which. */
export function readQuestion(hash: string): { readonly question: Question; readonly notes: readonly string[] } {
  const [path = '', query = ''] = hash.slice(0, LONGEST).replace(/^#\/?/, '').split('?', 2);
  const state: Reading = { question: { ...USUAL_QUESTION, page: decode(path) || USUAL_QUESTION.page }, notes: [] };
  if (hash.length > LONGEST) state.notes.push(`This link is longer than ${LONGEST} characters; what comes after them was left out.`);
  for (const part of upgraded(partsOf(query), state.notes)) readPart(state, part);
  return state;
}
