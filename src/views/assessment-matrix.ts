import type { Assessment, Capability } from '../core/assessment';
import type { CapabilityKpis, KpiRead } from '../core/assessment-evidence';
import type { Reading } from '../core/model';
import { counted, decimal, fullChange } from '../wording';
import { evidenceClause } from '../wording/assessment-evidence-words';
import { kpiName, scoreText } from '../wording/assessment-words';
import { capabilityFields, changedByText, type CapabilityFields } from './assessment-settings';
import type { EvidenceShown } from './assessment-evidence';
import { figureOf, type Figure } from './figure';

/** One KPI of a capability: a figure, figures by segment behind one line, or words. */
export type KpiView = {
  readonly name: string;
  readonly text: string;
  /** The one figure that it is, and those that it is counted over. */
  readonly figure: Figure | null;
  readonly counted: readonly { readonly label: string; readonly figure: Figure }[];
};

export type CapabilityView = {
  readonly id: Capability;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly owner: string;
  readonly kpis: readonly KpiView[];
  readonly said: readonly { readonly by: string; readonly score: string; readonly note: string }[];
  /** What of it can be changed, and who changed it; null where nobody did. */
  readonly fields: CapabilityFields;
  readonly changedBy: string | null;
};

const labelOf = ({ slice }: Reading): string => [...slice.values()].map((label) => label ?? 'unknown').join(' · ');

function bySegment({ kpi, readings }: KpiRead, { least }: EvidenceShown): KpiView {
  const readable = readings.filter(({ missing }) => missing === null).length;
  const text = readings.length === 0 ? 'not in the data' : `${decimal(readable)} of ${counted(readings.length, 'segment')} can be read`;
  return {
    name: kpiName(kpi),
    text,
    figure: null,
    counted: readings.map((reading) => ({ label: labelOf(reading), figure: figureOf(reading, least) })),
  };
}

function one({ kpi, readings }: KpiRead, { least }: EvidenceShown): KpiView {
  const [reading] = readings;
  const base = { name: kpiName(kpi), counted: [] };
  if (reading === undefined) return { ...base, text: 'not in the data', figure: null };
  if (kpi.kind === 'icpDelta') return { ...base, text: fullChange(reading), figure: null };
  return { ...base, text: '', figure: figureOf(reading, least) };
}

function kpiView(read: KpiRead, assessment: Assessment, shown: EvidenceShown): KpiView {
  const { kpi, share } = read;
  switch (kpi.kind) {
    case 'bySegment':
      return bySegment(read, shown);
    case 'total':
    case 'icpDelta':
      return one(read, shown);
    case 'outreach':
    case 'decisionsOnTime': {
      const text = share === null ? 'not in the data' : `${decimal(share.part)} of ${decimal(share.whole)}`;
      return { name: kpiName(kpi), text, figure: null, counted: [] };
    }
    case 'evidence': {
      const found = assessment.evidence.find(({ id }) => id === kpi.id);
      return { name: kpiName(kpi), text: found === undefined ? 'not in the data' : evidenceClause(found), figure: null, counted: [] };
    }
  }
}

/** The capability matrix as a page shows it: rows, and no overall score. */
export const matrixView = (assessment: Assessment, kpis: readonly CapabilityKpis[], shown: EvidenceShown): readonly CapabilityView[] =>
  assessment.rows.map((row) => {
    const { id, name, from, to, owner } = row;
    return {
      id,
      name,
      from,
      to,
      owner,
      kpis: (kpis.find((each) => each.id === id)?.kpis ?? []).map((read) => kpiView(read, assessment, shown)),
      said: (assessment.capabilities.find(({ question }) => question === id)?.answers ?? []).map(({ by, score2, note }) => ({
        by,
        score: scoreText(score2),
        note,
      })),
      fields: capabilityFields(row),
      changedBy: changedByText(row),
    };
  });
