import type { MeasuredEvidence, Remark, ScoreLimit, Suggestion } from '../core/assessment';
import { evidenceSpec } from '../core/assessment';
import { isMetricId, metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { periodText } from '../wording';
import { evidenceSaid, evidenceText, namesText, partsText } from '../wording/assessment-evidence-words';
import { scoreText } from '../wording/assessment-words';
import { figureOf, type Figure } from './figure';

/** What a piece of evidence does to a score, in words. */
export type EffectView = { readonly kind: ScoreLimit['kind'] | Remark['kind']; readonly text: string };

/** A figure behind a piece of evidence, and what it is of: `Healthcare: Win rate`. */
export type CountedView = { readonly label: string; readonly figure: Figure; readonly opens: boolean };

/** One piece of evidence as a page shows it. */
export type EvidenceView = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** Interval and what it rests on; empty where it is neither. */
  readonly aside: string;
  readonly isMissing: boolean;
  readonly says: string;
  readonly needs: string;
  readonly effects: readonly EffectView[];
  readonly parts: readonly string[];
  readonly names: string | null;
  readonly counted: readonly CountedView[];
};

/** Under how many deals no percentage is shown, and whether figures open their rows: not while the page filters. */
export type EvidenceShown = { readonly least: number; readonly opens: boolean };

/** `at most 2.5: Completeness of attributes 71% (1,240 of 1,746 values; 69–73%)`. */
export function limitText({ kind, score2, isTentative, evidence }: ScoreLimit): string {
  const by = evidenceSaid(evidence);
  const unless = isTentative ? ', unless shown elsewhere' : '';
  switch (kind) {
    case 'ceiling':
      return `at most ${scoreText(score2)}${unless}: ${by}`;
    case 'floor':
      return `at least ${scoreText(score2)}${unless}: ${by}`;
    case 'possible':
      return `${scoreText(score2)} is possible: ${by}`;
  }
}

const remarkText = ({ says, evidence }: Remark): string => `${says} ${evidenceSaid(evidence)}.`;

/** Red flags first, then questions, then remarks. */
export function remarksOf({ remarks }: Suggestion): readonly EffectView[] {
  const of = (kind: Remark['kind']): readonly EffectView[] =>
    remarks.filter((remark) => remark.kind === kind).map((remark) => ({ kind, text: remarkText(remark) }));
  return [...of('redFlag'), ...of('hint'), ...of('warning')];
}

const SHORT: Readonly<Record<ScoreLimit['kind'], (score: string) => string>> = {
  ceiling: (score) => `at most ${score}`,
  floor: (score) => `at least ${score}`,
  possible: (score) => `${score} is possible`,
};

const REMARKS: Readonly<Record<Remark['kind'], string>> = { redFlag: 'red flag', hint: 'a question', warning: 'a remark' };

function effectsOf({ id }: MeasuredEvidence, { limits, remarks }: Pick<Suggestion, 'limits' | 'remarks'>): readonly EffectView[] {
  return [
    ...limits.filter(({ evidence }) => evidence.id === id).map(({ kind, score2 }) => ({ kind, text: SHORT[kind](scoreText(score2)) })),
    ...remarks.filter(({ evidence }) => evidence.id === id).map(({ kind }) => ({ kind, text: REMARKS[kind] })),
  ];
}

function countedView(reading: Reading, { least, opens }: EvidenceShown): CountedView {
  const metric = isMetricId(reading.metric) ? metricOf(reading.metric).label : reading.metric;
  const labels = [...reading.slice.values()].map((label) => label ?? 'unknown');
  const period = reading.period === null ? [] : [periodText(reading.period)];
  return { label: [metric, ...labels, ...period].join(' · '), figure: figureOf(reading, least), opens };
}

/** A piece of evidence with what it does to a dimension; none of that where it is shown by itself. */
export function evidenceView(
  evidence: MeasuredEvidence,
  shown: EvidenceShown,
  suggestion: Pick<Suggestion, 'limits' | 'remarks'> = { limits: [], remarks: [] },
): EvidenceView {
  const { name, says, needs } = evidenceSpec(evidence.id);
  const { value, interval, rests } = evidenceText(evidence);
  return {
    id: evidence.id,
    name,
    value,
    aside: [interval, rests].filter((each) => each !== null && each !== '').join(' · '),
    isMissing: evidence.missing !== null,
    says,
    needs,
    effects: effectsOf(evidence, suggestion),
    parts: partsText(evidence),
    names: namesText(evidence),
    counted: evidence.readings.map((reading) => countedView(reading, shown)),
  };
}
