import type { Decision, Expected, Made } from '../core/council';
import { metricOf } from '../core/metrics';
import { parseDate, type Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { DRAFT_OF_ICP, sliceOfRule, type DecisionDraft } from './decision-draft';
import { expectedFault } from './decision-expected';
import { readInManner, readSize } from './decision-numbers';
import { faultOfRule, usualName } from './decision-segment';
import { targetsView } from './definitions-targets';
import { typedText } from './definitions-numbers';

/** What a draft is read against. */
export type DraftGiven = {
  readonly id: string;
  /** What the decision already brought about, which keeps its type; a new one brought about nothing. */
  readonly made: Made | null;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
};

/** The fields that can be wrong, in the order in which the form shows them. */
export const FAULT_FIELDS = [
  'text',
  'version',
  'target',
  'where',
  'metric',
  'size',
  'owner',
  'due',
  'taken',
  'review',
  'approvers',
  'by',
] as const;
export type FaultField = (typeof FAULT_FIELDS)[number];
export type DraftFaults = Readonly<Partial<Record<FaultField, string>>>;

export type DraftRead = { readonly decision: Decision | null; readonly faults: DraftFaults };

const isDate = (text: string): boolean => parseDate(text) !== null;

function dateFaults({ taken, due, review }: DecisionDraft): DraftFaults {
  const hasDay = isDate(taken);
  return {
    ...(hasDay ? {} : { taken: taken === '' ? 'Say when it was decided.' : `${taken} is not a date that exists.` }),
    ...(due === '' || isDate(due) ? {} : { due: `${due} is not a date that exists.` }),
    ...(hasDay && isDate(due) && due < taken ? { due: 'It is due before it was decided.' } : {}),
    ...(isDate(review) ? {} : { review: 'Say after which quarter its outcome is looked at.' }),
    ...(hasDay && isDate(review) && review <= taken ? { review: 'It would be reviewed before it was decided.' } : {}),
  };
}

function wordFaults({ text, owner, approvers, by }: DecisionDraft): DraftFaults {
  return {
    ...(text.trim() === '' ? { text: 'Say in a sentence what was decided.' } : {}),
    ...(owner.trim() === '' ? { owner: 'Say who sees to it.' } : {}),
    ...(approvers.every(({ name }) => name.trim() !== '') ? {} : { approvers: 'Name this approver, or remove the line.' }),
    ...(by.trim() === '' ? { by: 'Say who writes this down.' } : {}),
  };
}

type Read<Value> = { readonly value: Value; readonly faults: DraftFaults };

function readExpected({ expects, metric, want, size }: DecisionDraft, dataset: Dataset): Read<Expected | null> {
  if (!expects) return { value: null, faults: {} };
  const unread = expectedFault(metric, dataset);
  if (unread !== null) return { value: null, faults: { metric: unread } };
  const read = readSize(size, metric, dataset.currency);
  return read.fault === null ? { value: { metric, want, size: read.value }, faults: {} } : { value: null, faults: { size: read.fault } };
}

const NO_SLICE = 'A target holds for one value of a dimension: give each condition of the segment one value that it is, or none.';

const NO_VERSION = 'Choose the version that it is about. A new one is drafted on the ICP page first, and published with this decision.';

/** The typed value in the form that fields of targets read, whatever the manner in force. */
function targetText({ target }: DecisionDraft, { currency }: Dataset): string {
  const isMoney = ['money', 'moneyPerDay'].includes(metricOf(target.metric).unit);
  const text = target.text.trim().replace(/%$/, '');
  const read = readInManner(text, isMoney ? { kind: 'money', currency } : { kind: 'number' });
  if (read.fault !== null) return target.text;
  const plain = typedText(read.value, isMoney ? { kind: 'money', currency } : { kind: 'number' });
  return target.text.trim().endsWith('%') ? `${plain}%` : plain;
}

/** The target that a decision sets, or what is wrong with it. */
function readTarget(draft: DecisionDraft, { dataset, definitions }: DraftGiven): Read<Made | null> {
  const slice = sliceOfRule(draft.where);
  if (slice === null) return { value: null, faults: { target: NO_SLICE } };
  const { metric, want } = draft.target;
  const view = targetsView([{ metric, want, slice, text: targetText(draft, dataset) }], definitions.currency ?? dataset.currency, dataset);
  const fault = draft.target.text.trim() === '' ? 'Write the value that is wanted.' : (view.rows[0]?.fault ?? null);
  const [target] = view.next ?? [];
  if (fault !== null || target === undefined) return { value: null, faults: { target: fault ?? NO_SLICE } };
  return { value: { kind: 'target', metric, slice, want, value: target.value }, faults: {} };
}

function readMade(draft: DecisionDraft, given: DraftGiven): Read<Made | null> {
  if (given.made !== null) return { value: given.made, faults: {} };
  if (draft.type === 'setTarget') return readTarget(draft, given);
  if (draft.type !== 'changeIcp') return { value: null, faults: {} };
  const { icp, icpDraft } = given.definitions;
  const known = icp.find(({ id }) => id === draft.version);
  if (known !== undefined) return { value: { kind: 'icpVersion', id: known.id }, faults: {} };
  return draft.version === DRAFT_OF_ICP && icpDraft !== null
    ? { value: null, faults: {} }
    : { value: null, faults: { version: NO_VERSION } };
}

/** Lines of a text that say something. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The decision that a draft stands for, or what is wrong with it, a sentence a field. */
export function readDraft(draft: DecisionDraft, given: DraftGiven): DraftRead {
  const { dataset } = given;
  const [expected, made] = [readExpected(draft, dataset), readMade(draft, given)];
  const rule = faultOfRule(draft.where, dataset);
  const faults: DraftFaults = {
    ...wordFaults(draft),
    ...dateFaults(draft),
    ...(rule === null ? {} : { where: rule }),
    ...expected.faults,
    ...made.faults,
  };
  if (Object.keys(faults).length > 0) return { decision: null, faults };
  const { type, taken, evidence, approvers, review, status, verdict } = draft;
  const name = draft.name.trim();
  return {
    decision: {
      id: given.id,
      type,
      text: draft.text.trim(),
      segment: { name: name === '' ? usualName(draft.where, dataset) : name, where: draft.where },
      taken,
      options: linesOf(draft.options),
      evidence,
      expected: expected.value,
      owner: draft.owner.trim(),
      due: draft.due === '' ? null : draft.due,
      approvers: approvers.map((each) => ({ ...each, name: each.name.trim() })),
      dissent: draft.dissent.trim(),
      review,
      kill: draft.kill.trim(),
      status,
      verdict,
      made: made.value,
    },
    faults,
  };
}
