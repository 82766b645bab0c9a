import {
  CAPABILITY_MATRIX,
  faultOfThresholds,
  KPI_CHOICES,
  kpiKey,
  type Assessment,
  type CapabilityGiven,
  type CompanyStage,
  type StageThresholds,
  type StandingCapability,
} from '../core/assessment';
import { kpiName, tenthsText } from '../wording/assessment-words';

/** Thresholds of a stage as they are typed: `2.8`. */
export type ThresholdFields = Readonly<Record<keyof StageThresholds, string>>;

export type StageThresholdsView = {
  readonly id: CompanyStage;
  readonly name: string;
  readonly fields: ThresholdFields;
  /** Whose they are: `As the instrument has them`, or who set them. */
  readonly says: string;
  readonly isOwn: boolean;
};

const typed = (tenths: number): string => (tenths / 10).toFixed(1);
const dayOf = (at: string): string => at.slice(0, 10);

/** The thresholds of every stage as they stand, to be changed. */
export const thresholdViews = ({ norms }: Assessment): readonly StageThresholdsView[] =>
  norms.map(({ id, name, expected, good, alarm, given }) => ({
    id,
    name,
    fields: { expected: typed(expected), good: typed(good), alarm: typed(alarm) },
    says: given === null ? 'As the instrument has them.' : `Set by ${given.by} on ${dayOf(given.at)}.`,
    isOwn: given !== null,
  }));

type ReadThresholds = { readonly value: StageThresholds; readonly fault: null } | { readonly value: null; readonly fault: string };

const tenthsOf = (text: string): number => (/^\d(\.\d)?$/.test(text.trim()) ? Math.round(Number(text) * 10) : Number.NaN);

/** What was typed as thresholds, or the sentence that says why it cannot be. */
export function readThresholds({ expected, good, alarm }: ThresholdFields): ReadThresholds {
  const value = { expected: tenthsOf(expected), good: tenthsOf(good), alarm: tenthsOf(alarm) };
  switch (faultOfThresholds(value)) {
    case 'noScore':
      return { value: null, fault: `A threshold is a score from ${tenthsText(10)} to ${tenthsText(50)}, with one decimal.` };
    case 'outOfOrder':
      return { value: null, fault: 'Alarm must lie under expected, and expected under good.' };
    case null:
      return { value, fault: null };
  }
}

/** Whether typed thresholds are those that stand already. */
export const isSameThresholds = (a: ThresholdFields, b: ThresholdFields): boolean =>
  a.expected === b.expected && a.good === b.good && a.alarm === b.alarm;

/** A KPI to choose, in its own words. */
type KpiChoice = { readonly key: string; readonly name: string };
export const kpiChoices = (): readonly KpiChoice[] => KPI_CHOICES.map((kpi) => ({ key: kpiKey(kpi), name: kpiName(kpi) }));

/** What of a capability can be changed, as it stands. */
export type CapabilityFields = { readonly owner: string; readonly kpis: readonly string[] };
export const capabilityFields = ({ owner, kpis }: StandingCapability): CapabilityFields => ({ owner, kpis: kpis.map(kpiKey) });

/** Whose owner and KPIs of a row are; null where they are the instrument's own. */
export const changedByText = ({ given }: StandingCapability): string | null =>
  given === null ? null : `Changed by ${given.by} on ${dayOf(given.at)}.`;

const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each) => b.includes(each));

type ReadCapability =
  | { readonly value: Pick<CapabilityGiven, 'owner' | 'kpis'>; readonly fault: null }
  | { readonly value: null; readonly fault: string };

/** What was chosen for a row: null in a part that is as the instrument has it. */
export function readCapability(id: StandingCapability['id'], { owner, kpis }: CapabilityFields): ReadCapability {
  const usual = CAPABILITY_MATRIX.rows.find((row) => row.id === id);
  const name = owner.trim();
  if (name === '') return { value: null, fault: 'Say who owns it.' };
  if (kpis.length === 0) return { value: null, fault: 'Choose one KPI at least.' };
  return {
    value: { owner: name === usual?.owner ? null : name, kpis: isSameList(kpis, (usual?.kpis ?? []).map(kpiKey)) ? null : kpis },
    fault: null,
  };
}
