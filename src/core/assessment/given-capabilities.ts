import type { CapabilityRow, Kpi } from './capability-matrix';
import { CAPABILITY_MATRIX } from './capability-matrix';
import type { Capability } from './instrument';
import type { MetricId } from '../metrics';

/** Who owns a capability and what it is read by, as people set it; null leaves a part to the instrument. The latest of a row stands. */
export type CapabilityGiven = {
  readonly capability: Capability;
  readonly owner: string | null;
  /** By `kpiKey`; one that is not known here is passed over. */
  readonly kpis: readonly string[] | null;
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
};

/** A KPI in one word, as it is kept: `bySegment.winRate`, `evidence.E10`. */
export function kpiKey(kpi: Kpi): string {
  switch (kpi.kind) {
    case 'bySegment':
    case 'total':
    case 'icpDelta':
      return `${kpi.kind}.${kpi.metric}`;
    case 'outreach':
      return `outreach.${kpi.step}`;
    case 'evidence':
      return `evidence.${kpi.id}`;
    case 'decisionsOnTime':
      return 'decisionsOnTime';
  }
}

const BY_SEGMENT: readonly MetricId[] = ['winRate', 'acv', 'salesCycle', 'cac', 'ltv', 'ltvToCac', 'payback', 'nrr'];
const TOTAL: readonly MetricId[] = [
  'winRate',
  'acv',
  'salesCycle',
  'icpShareCreated',
  'icpShareOpen',
  'icpShareWon',
  'icpShareOpenAccounts',
  'expansionRate',
  'ltvToCac',
  'nrr',
  'attainment',
];
const DELTA: readonly MetricId[] = ['winRate', 'acv', 'salesCycle', 'ltvToCac', 'nrr'];

/** Everything that a capability can be read by. */
export const KPI_CHOICES: readonly Kpi[] = [
  ...BY_SEGMENT.map((metric): Kpi => ({ kind: 'bySegment', metric })),
  ...TOTAL.map((metric): Kpi => ({ kind: 'total', metric })),
  ...DELTA.map((metric): Kpi => ({ kind: 'icpDelta', metric })),
  { kind: 'outreach', step: 'reply' },
  { kind: 'outreach', step: 'meeting' },
  { kind: 'evidence', id: 'E10' },
  { kind: 'evidence', id: 'E11' },
  { kind: 'decisionsOnTime' },
];

const BY_KEY: ReadonlyMap<string, Kpi> = new Map(KPI_CHOICES.map((kpi) => [kpiKey(kpi), kpi]));

/** A row of the matrix as it stands, and whose it is: null where nobody changed it. */
export type StandingCapability = CapabilityRow & { readonly given: CapabilityGiven | null };

const textOf = ({ at, by, owner, kpis }: CapabilityGiven): string => JSON.stringify([at, by, owner, kpis]);

/** The rows of the matrix with owners and KPIs as people set them, in the order of the matrix. */
export const capabilitiesWith = (given: readonly CapabilityGiven[]): readonly StandingCapability[] =>
  CAPABILITY_MATRIX.rows.map((row): StandingCapability => {
    const own = given.filter(({ capability }) => capability === row.id);
    const latest = own.reduce<CapabilityGiven | null>((last, each) => (last === null || textOf(each) > textOf(last) ? each : last), null);
    const kpis = latest?.kpis?.flatMap((key) => BY_KEY.get(key) ?? []) ?? [];
    const isChanged = latest !== null && (latest.owner !== null || latest.kpis !== null);
    return { ...row, owner: latest?.owner ?? row.owner, kpis: kpis.length === 0 ? row.kpis : kpis, given: isChanged ? latest : null };
  });
