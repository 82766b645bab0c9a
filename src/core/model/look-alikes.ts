import type { CalendarDate, Day, Month } from './calendar-date';

/** Deals lost on one day: all of them, and those of new business. */
export type LossDay = { readonly day: Day; readonly all: number; readonly newBusiness: number };

/**
 * How amounts came into the reporting currency. `none`: all were in it. `fixed`: each currency by one rate throughout. `dated`:
 * by rates that change in time. `byExport`: the export converted some itself, and nobody knows at which rates.
 */
export type Conversion = 'none' | 'fixed' | 'dated' | 'byExport';

/** What people changed between two exports: how often an attribute, of how many; and names of stages and pipelines that came new. */
export type SnapshotEdits = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly edits: readonly {
    readonly attribute: string;
    readonly of: 'deal' | 'account';
    readonly count: number;
    readonly among: number;
  }[];
  readonly stagesAdded: readonly string[];
};

/** Deals by month from `from` on: created, won, and those that had entered or left the pipeline. */
export type DealsByMonth = Readonly<Record<'created' | 'won' | 'entered' | 'departed', Int32Array>>;

/** The same deals by month under each version of the ICP that reads a period: all, and those on its ICP accounts. */
export type IcpByVersion = {
  readonly from: Month;
  readonly all: DealsByMonth;
  readonly inIcp: readonly DealsByMonth[];
};

/**
 * What looks like a change of the business and is none, as far as only whole deals tell it and no cube: counted once while the
 * files are read. Null where the files do not tell.
 */
export type LookAlikes = {
  /** Ascending by day. */
  readonly losses: readonly LossDay[];
  readonly conversion: Conversion;
  /** Between each snapshot and the next; null with one of them. */
  readonly between: readonly SnapshotEdits[] | null;
  /** Null where one version reads all periods. */
  readonly versions: IcpByVersion | null;
};
