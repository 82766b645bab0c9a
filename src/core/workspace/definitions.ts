import type { AdmissionSettings } from '../admission';
import type { CouncilRecords } from '../council';
import type { DriftThresholds, FlagLog, Watched } from '../drift';
import type { IcpRuler, IcpVersion, Override } from '../icp';
import type { Assumptions, Condition, MetricId } from '../metrics';
import type { Calendar, Currency } from '../model';
import type { Segmentation } from '../segments';

/** What a workspace wants a metric to be, in a slice or in all. */
export type Target = {
  readonly metric: MetricId;
  readonly slice: readonly (readonly [string, string | null])[];
  readonly want: 'atLeast' | 'atMost';
  readonly value: number;
};

export type AmountMeaning = 'acv' | 'arr' | 'mrr' | 'tcv';

/** Everything people decided about their data: the `--config` of `report.md`, and what a workspace file holds. */
export type Definitions = {
  readonly calendar: Calendar;
  readonly currency: Currency | null;
  readonly admission: Pick<AdmissionSettings, 'mapping' | 'stageMap' | 'typeMap'>;
  readonly assumptions: Assumptions;
  readonly amountMeans: AmountMeaning;
  readonly targets: readonly Target[];
  /** Published versions, which are never edited. */
  readonly icp: readonly IcpVersion[];
  /** A version that is being worked on; no number rests on it. */
  readonly icpDraft: IcpVersion | null;
  readonly icpRuler: IcpRuler;
  readonly overrides: readonly Override[];
  /** Companies of the whole market in tiers 1 to 4, as people counted them; null where nobody did. */
  readonly tam: readonly number[] | null;
  /** When a change counts as drift. */
  readonly drift: DriftThresholds;
  /** What people said of flags, one entry each time. */
  readonly watched: readonly Watched[];
  /** What was found at each as-of date at which the data were open: recorded by itself, and decided by nobody. */
  readonly flagLog: FlagLog;
  /** Decisions, assessment, plan and packets: what the council wrote down. No number but theirs rests on it. */
  readonly council: CouncilRecords;
  /** All versions of all segmentations. */
  readonly segmentations: readonly Segmentation[];
  /** Least values of the bands of a number, by its name (`employees`, `annualRevenue`): others are banded as usual. */
  readonly bands: ReadonlyMap<string, readonly number[]>;
  readonly rates: readonly { readonly currency: Currency; readonly from: string; readonly rate: number }[];
  /** File name -> the date (YYYY-MM-DD) that its records are of. */
  readonly fileAsOf: ReadonlyMap<string, string>;
};

export type { Condition };
