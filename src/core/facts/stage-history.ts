import { FIRST_LABEL, UNKNOWN, type AdmittedTable, type Day, type DimensionId } from '../model';
import { dayOfColumn, textOf } from './columns';
import type { Deal } from './deals';
import type { CodedDimension } from './dimensions';

/** The furthest stage that each deal has been in. */
export const FURTHEST_STAGE = 'furthestStage';

type Entry = { readonly stage: string; readonly day: Day };

/** By deal, each stage with the day on which it was first entered; what came after the as-of date is not known yet. */
function entriesByDeal(histories: readonly AdmittedTable[], asOf: Day): ReadonlyMap<string, readonly Entry[]> {
  const byDeal = new Map<string, Map<string, Day>>();
  for (const table of histories) {
    const [id, stage, entered] = [textOf(table, 'opportunityId'), textOf(table, 'stage'), dayOfColumn(table, 'enteredDate')];
    for (let row = 0; row < table.rows; row += 1) {
      const [deal, name, day] = [id(row), stage(row), entered(row)];
      if (deal === '' || name === '' || day === null || day > asOf) continue;
      const own = byDeal.get(deal) ?? new Map<string, Day>();
      own.set(name, Math.min(own.get(name) ?? day, day));
      byDeal.set(deal, own);
    }
  }
  const inOrder = (own: ReadonlyMap<string, Day>): readonly Entry[] =>
    [...own].map(([stage, day]) => ({ stage, day })).toSorted((a, b) => a.day - b.day);
  return new Map([...byDeal].map(([deal, own]) => [deal, inOrder(own)]));
}

/** How much oftener one stage was entered before the other than after it, over all deals that were in both. */
class Precedence {
  readonly #ahead = new Map<string, Map<string, number>>();

  note(entries: readonly Entry[]): void {
    entries.forEach((first, at) => {
      for (const second of entries.slice(at + 1)) if (first.day < second.day) this.#add(first.stage, second.stage);
    });
  }

  #add(before: string, after: string): void {
    const own = this.#ahead.get(before) ?? new Map<string, number>();
    this.#ahead.set(before, own.set(after, (own.get(after) ?? 0) + 1));
  }

  /** How many of some stages it comes before, less those it comes after. */
  lead(stage: string, others: readonly string[]): number {
    const times = (a: string, b: string): number => this.#ahead.get(a)?.get(b) ?? 0;
    return others.reduce((sum, other) => sum + Math.sign(times(stage, other) - times(other, stage)), 0);
  }
}

/** Stages in the order in which most deals go through them; alike ones by when they were first seen. */
function stageOrderIn(histories: ReadonlyMap<string, readonly Entry[]>): readonly string[] {
  const precedence = new Precedence();
  const stages = new Set<string>();
  for (const entries of histories.values()) {
    precedence.note(entries);
    for (const { stage } of entries) stages.add(stage);
  }
  const all = [...stages];
  return all
    .map((stage) => ({ stage, lead: precedence.lead(stage, all) }))
    .toSorted((a, b) => b.lead - a.lead)
    .map(({ stage }) => stage);
}

/** Whether a stage is an end: closed deals stand in it now, and no open one does. */
function endStages(deals: readonly Deal[], stageOf: (deal: Deal) => string): ReadonlySet<string> {
  const [open, closed] = [new Set<string>(), new Set<string>()];
  for (const deal of deals) (deal.outcome === 'open' ? open : closed).add(stageOf(deal));
  return new Set([...closed].filter((stage) => !open.has(stage)));
}

/**
 * The furthest open stage that each deal was ever in, from a history of stages: its members stand in the order in which most
 * deals go through them. A stage in which deals end is none. An open deal was in the one it stands in; a closed one without a
 * history is unknown. Null where no file is a history.
 */
export function furthestStage(
  histories: readonly AdmittedTable[],
  { deals, tables, asOf }: { readonly deals: readonly Deal[]; readonly tables: readonly AdmittedTable[]; readonly asOf: Day },
): CodedDimension | null {
  const entered = entriesByDeal(histories, asOf);
  if (entered.size === 0) return null;
  const read = tables.map((table) => textOf(table, 'stage'));
  const now = ({ source }: Deal): string => read[source.table]?.(source.row) ?? '';
  const ends = endStages(deals, now);
  const stages = stageOrderIn(entered).filter((stage) => !ends.has(stage));
  const places = new Map(stages.map((stage, at) => [stage, at + FIRST_LABEL]));
  const codes = Int32Array.from(deals, (deal) => {
    const standing = deal.outcome === 'open' ? (places.get(now(deal)) ?? UNKNOWN) : UNKNOWN;
    return (entered.get(deal.id) ?? []).reduce((most, { stage }) => Math.max(most, places.get(stage) ?? UNKNOWN), standing);
  });
  return {
    dimension: {
      id: FURTHEST_STAGE as DimensionId,
      label: 'Furthest stage',
      home: 'opportunity',
      members: [...Array.from({ length: FIRST_LABEL }, () => ''), ...stages],
      ordered: true,
    },
    codes,
  };
}
