import type { Deal } from '../facts';
import type { Day } from '../model';
import type { MoveKind } from './movements';
import type { Row } from './seen-deals';
import type { StageOrder } from './stage-order';

/** A deal in both exports, with what its rows say. */
export type Both = { readonly id: string; readonly before: Deal; readonly after: Deal; readonly was: Row; readonly is: Row };
/** The first and the last day of a period. */
export type Days = { readonly from: Day; readonly to: Day };

/** The day a deal closed on or is due. */
export const closeOf = (deal: Deal): Day | null => deal.closed ?? deal.due;

/** By which move a close date went from one day to another, where it did. */
export function dateMove({ before, after }: Both, period: Days): MoveKind | null {
  if (before.outcome !== 'open' || before.due === null) return null;
  const [was, is, stillOpen] = [before.due, closeOf(after), after.outcome === 'open'];
  const wasExpected = was >= period.from && was <= period.to;
  if (wasExpected && (is === null || is > period.to)) return 'slipped';
  if (is === null || is === was) return null;
  if (was > period.to && is <= period.to) return 'pulledIn';
  if (!stillOpen) return null;
  return is > was ? 'pushed' : 'broughtForward';
}

/** Whether an amount grew, shrank, was filled or cleared. Amounts of two currencies are not compared. */
export function amountMove({ was, is }: Both): MoveKind | null {
  if (was.amount === null || is.amount === null) {
    if (was.amount === is.amount) return null;
    return was.amount === null ? 'amountFilled' : 'amountCleared';
  }
  if (was.currency !== is.currency || was.amount === is.amount) return null;
  return is.amount > was.amount ? 'amountUp' : 'amountDown';
}

/** Which way an open deal went through the stages. */
export function stageMove({ before, after, was, is }: Both, order: StageOrder): MoveKind | null {
  if (before.outcome !== 'open' || after.outcome !== 'open' || was.stage === is.stage || was.stage === '' || is.stage === '') return null;
  const steps = was.pipeline === is.pipeline ? order(was.stage, is.stage, is.pipeline) : null;
  if (steps === null || steps === 0) return 'stageChanged';
  return steps > 0 ? 'stageForward' : 'stageBack';
}

/** How a deal ended or began again. */
export function outcomeMoves({ before, after }: { readonly before: Deal | null; readonly after: Deal }): readonly MoveKind[] {
  if (before?.outcome === after.outcome) return [];
  const kind: MoveKind | null = after.outcome === 'open' ? null : after.outcome;
  const isReopened =
    before !== null && ((before.outcome !== 'open' && after.outcome === 'open') || (before.outcome === 'lost' && after.outcome === 'won'));
  return [...(kind === null ? [] : [kind]), ...(isReopened ? (['reopened'] as const) : [])];
}
