import { faultOfDecision, historyOf, withRevision, type DecisionRevision, type Made } from './council';
import { published } from './icp';
import { isMetricId } from './metrics';
import type { Definitions, Target } from './workspace';

/** Definitions with a decision and what it brought about, or the sentence that says why it could not be recorded. */
export type Decided = { readonly definitions: Definitions; readonly fault: null } | { readonly definitions: null; readonly fault: string };

type MadeTarget = Extract<Made, { readonly kind: 'target' }>;

const sliceText = (slice: Target['slice']): string => JSON.stringify(slice.toSorted(([a], [b]) => Number(a > b) - Number(a < b)));

/** A target of the same metric in the same slice is replaced where it stands; another one comes last. */
function withTarget(targets: readonly Target[], { metric, slice, want, value }: MadeTarget): readonly Target[] | null {
  if (!isMetricId(metric)) return null;
  const target: Target = { metric, slice, want, value };
  const at = targets.findIndex((each) => each.metric === metric && sliceText(each.slice) === sliceText(slice));
  return at < 0 ? [...targets, target] : targets.with(at, target);
}

const refused = (fault: string): Decided => ({ definitions: null, fault });

function recorded(definitions: Definitions, revision: DecisionRevision): Decided {
  return { definitions: { ...definitions, council: withRevision(definitions.council, revision) }, fault: null };
}

/** Publishes the draft of the ICP under the name of the decision; a version that it names already only has to be there. */
function withIcp(definitions: Definitions, revision: DecisionRevision): Decided {
  const { decision, by } = revision;
  const { made, text, taken, owner } = decision;
  if (made?.kind === 'icpVersion')
    return definitions.icp.some(({ id }) => id === made.id)
      ? recorded(definitions, revision)
      : refused('The version of the ICP that this decision made is no longer there.');
  const { icpDraft } = definitions;
  if (icpDraft === null) return refused('There is no draft of the ICP to publish: change the profile on the ICP page first.');
  const author = by.trim() === '' ? owner : by;
  const publication = published(definitions, icpDraft, { author, note: text, effectiveFrom: taken });
  if (publication.fault !== null) return refused(publication.fault);
  const version: Made = { kind: 'icpVersion', id: publication.version.id };
  return recorded({ ...definitions, icp: publication.icp, icpDraft: null }, { ...revision, decision: { ...decision, made: version } });
}

const isSameMade = (a: Made | null, b: Made | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Definitions with a decision written down, and with what it brings about, in one change: a decision that sets a target creates
 * it or replaces that of the same metric and slice; one that changes the ICP publishes the draft as the next version, from the
 * day it was taken on, and keeps its id. A later revision of the same decision makes nothing anew unless it names another
 * target, and what is dropped makes nothing. Where it cannot be, nothing changes.
 */
export function withDecision(definitions: Definitions, revision: DecisionRevision): Decided {
  const { decision } = revision;
  const fault = faultOfDecision(decision);
  if (fault !== null) return refused(fault);
  const before = historyOf(definitions.council, decision.id).at(-1)?.revision.decision ?? null;
  if (decision.status === 'dropped') return recorded(definitions, revision);
  switch (decision.type) {
    case 'setTarget': {
      const { made } = decision;
      if (made?.kind !== 'target') return refused('Say which target it sets.');
      if (before !== null && isSameMade(before.made, made)) return recorded(definitions, revision);
      const targets = withTarget(definitions.targets, made);
      return targets === null
        ? refused('No metric is called so: choose one for the target.')
        : recorded({ ...definitions, targets }, revision);
    }
    case 'changeIcp':
      return withIcp(definitions, { ...revision, decision: { ...decision, made: decision.made ?? before?.made ?? null } });
    case 'keep':
    case 'promote':
    case 'observe':
    case 'retire':
    case 'exclude':
    case 'shiftSpend':
      return recorded(definitions, revision);
  }
}
