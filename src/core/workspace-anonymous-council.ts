import type { CouncilRecords, Decision, DecisionRevision, FrozenReading, Made } from './council';
import { LEAST_CELL, placeOf, suppressedPlaces, type Cell } from './workspace-anonymous-cells';
import { hiddenHypothesis } from './workspace-anonymous-hypotheses';
import { hiddenSlice } from './workspace-anonymous-rules';
import type { Hiding } from './workspace-anonymous-words';

/** The id of a finding with the values in it hidden; one that says nothing of what it is about is hidden whole. */
export function hiddenFinding(id: string, hiding: Hiding): string {
  try {
    const parts: unknown = JSON.parse(id);
    if (!Array.isArray(parts) || parts.length < 2) return hiding.name(id);
    const [rule, metric, ...slice] = parts as readonly unknown[];
    const pairs = slice.flatMap((pair): readonly (readonly [string, string | null])[] => {
      const [dimension, label] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
      return typeof dimension === 'string' && (typeof label === 'string' || label === null) ? [[dimension, label]] : [];
    });
    const isWord = (text: unknown): text is string => typeof text === 'string' && /^[A-Za-z]{1,40}$/.test(text);
    if (!isWord(rule) || !isWord(metric) || pairs.length !== slice.length) return hiding.name(id);
    return JSON.stringify([hiding.word(rule), hiding.word(metric), ...hiddenSlice(pairs, hiding)]);
  } catch {
    return hiding.name(id);
  }
}

const dataOf = ({ evidence }: Decision): string => JSON.stringify([evidence.data, evidence.asOf]);
const cellOf = (decision: Decision, { metric, slice, period, n, unit, value }: FrozenReading): Cell => ({
  data: dataOf(decision),
  metric,
  slice,
  period,
  // A count is a cell itself, whatever it was counted among.
  n: unit === 'count' && value !== null ? Math.min(n, value) : n,
});

/** A figure of a cell that is not shown: its reason stands in its place, and its n is not told but stands as 0. */
const withoutFigure = <Figure extends object>(figure: Figure) => ({
  ...figure,
  value: null,
  missing: 'below_min_n',
  n: 0,
  low: null,
  high: null,
});

function hiddenReading(reading: FrozenReading, isSuppressed: boolean, hiding: Hiding): FrozenReading {
  const named = { ...reading, metric: hiding.word(reading.metric), slice: hiddenSlice(reading.slice, hiding) };
  return isSuppressed
    ? { ...withoutFigure(named), level: null }
    : { ...named, missing: reading.missing === null ? null : hiding.word(reading.missing) };
}

function hiddenMade(made: Made | null, hiding: Hiding): Made | null {
  if (made === null) return null;
  return made.kind === 'icpVersion' ? { ...made, id: hiding.word(made.id) } : { ...made, slice: hiddenSlice(made.slice, hiding) };
}

function hiddenDecision(decision: Decision, suppressed: ReadonlySet<string>, hiding: Hiding): Decision {
  const { evidence, segment } = decision;
  return {
    ...decision,
    id: hiding.name(decision.id),
    text: '',
    segment: {
      name: hiding.name(segment.name),
      where: segment.where.map(({ dimension, is, members }) => ({
        dimension: hiding.word(dimension),
        is,
        members: members.map((member) => (member === null ? null : hiding.label(dimension, member))),
      })),
    },
    options: [],
    evidence: {
      asOf: evidence.asOf,
      data: hiding.fingerprint(evidence.data),
      rules: hiding.fingerprint(evidence.rules),
      icp: evidence.icp === null ? null : hiding.word(evidence.icp),
      question: null,
      ...(evidence.inDoubt === true ? { inDoubt: true } : {}),
      finding: evidence.finding === null ? null : hiddenFinding(evidence.finding, hiding),
      readings: evidence.readings.map((reading) => hiddenReading(reading, suppressed.has(placeOf(cellOf(decision, reading))), hiding)),
    },
    owner: hiding.name(decision.owner),
    approvers: decision.approvers.map(({ name, function: own }) => ({ name: hiding.name(name), function: own })),
    dissent: '',
    kill: '',
    made: hiddenMade(decision.made, hiding),
  };
}

const cellsOf = (revisions: readonly DecisionRevision[]): readonly Cell[] =>
  revisions.flatMap(({ decision }) => decision.evidence.readings.map((reading) => cellOf(decision, reading)));

/** What a council wrote down, without anybody's name or words, and without the figures of cells under five. */
export function hiddenCouncil(records: CouncilRecords, hiding: Hiding): CouncilRecords {
  const { decisions, answers, stages, norms, capabilities, marketChanges, plans, packets, hypotheses } = records;
  const suppressed = suppressedPlaces(cellsOf(decisions));
  const said = <Entry extends { readonly by: string }>(entry: Entry): Entry => ({ ...entry, by: hiding.name(entry.by) });
  return {
    decisions: decisions.map(({ decision, by, at }) => ({
      decision: hiddenDecision(decision, suppressed, hiding),
      by: hiding.name(by),
      at,
    })),
    answers: answers.map((answer) => ({
      ...said(answer),
      question: hiding.word(answer.question),
      note: '',
      evidence: answer.evidence.map((shown) => (shown.n < LEAST_CELL ? withoutFigure(shown) : shown)),
    })),
    stages: stages.map(said),
    norms: norms.map(said),
    capabilities: capabilities.map((given) => ({ ...said(given), owner: given.owner === null ? null : hiding.name(given.owner) })),
    marketChanges: marketChanges.map((change) => ({ ...said(change), id: hiding.name(change.id), text: '' })),
    plans: plans.map(said),
    packets: packets.map((packet) => ({ ...said(packet), data: hiding.fingerprint(packet.data), rules: hiding.fingerprint(packet.rules) })),
    hypotheses: hypotheses.map((revision) => ({ ...said(revision), hypothesis: hiddenHypothesis(revision.hypothesis, hiding) })),
  };
}
