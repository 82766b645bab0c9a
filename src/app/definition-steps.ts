import { joinedRecords, recordsWithout } from '../core/council';
import type { FlagLog } from '../core/drift';
import { isByPeople, writeDefinitions, type Defined, type Definitions } from '../core/workspace';

/** Definitions that stand or are to stand; `defined` is null where they are those of the files. */
export type Stand = { readonly definitions: Definitions; readonly defined: Defined | null };

/** A change of definitions as a page may know it: when it was made, and what stood before and after it. */
export type DefinitionStep = { readonly at: number; readonly before: Definitions; readonly after: Definitions };

/** What stood before a change, and whether that change gave another draft of the ICP along with the rest, as publishing does. */
export type Step = Stand & { readonly hadOtherDraft: boolean; readonly at: number; readonly after: Definitions };

/** Steps as pages know them, the oldest first. */
export const stepsTold = (steps: readonly Step[]): readonly DefinitionStep[] =>
  steps.map(({ at, definitions, after }) => ({ at, before: definitions, after }));

/** The log of flags is left out wherever definitions are compared: it is recorded, and nobody's change. */
const withoutDraft = (definitions: Definitions): string =>
  JSON.stringify(writeDefinitions({ ...definitions, icpDraft: null, flagLog: [] }));

export const isSameDraft = (a: Definitions, b: Definitions): boolean => JSON.stringify(a.icpDraft) === JSON.stringify(b.icpDraft);

export const isSameLog = (a: FlagLog, b: FlagLog): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether definitions differ in nothing but the draft of the ICP and the log of flags, or in nothing at all. */
export const isDraftAlone = (a: Definitions, b: Definitions): boolean => withoutDraft(a) === withoutDraft(b);

export const stepFrom = (from: Stand, to: Definitions, at: number): Step => ({
  ...from,
  hadOtherDraft: !isSameDraft(from.definitions, to),
  at,
  after: to,
});

const isCouncilAlone = ({ definitions, after }: Step): boolean => isDraftAlone({ ...definitions, council: after.council }, after);

/**
 * Several steps as one: what stood before the first of them. Whoever goes back over several changes is after a definition, and
 * takes back no decision on the way, unless all of them were records of the council.
 */
export function asOne(steps: readonly Step[]): Step | null {
  const [first] = steps;
  if (first === undefined) return null;
  const hadOtherDraft = steps.some((step) => step.hadOtherDraft);
  const takesRecords = steps.length === 1 || steps.every(isCouncilAlone);
  const after = takesRecords ? (steps.at(-1)?.after ?? first.after) : { ...first.after, council: first.definitions.council };
  return { ...first, hadOtherDraft, after };
}

/**
 * The same with another log of flags. Definitions of the files stay those of the files: the log stands beside them, and
 * nothing of what people decided is said to have changed. `batch` is that of the newest files.
 */
export function withFlagLog({ definitions, defined }: Stand, flagLog: FlagLog, batch: number): Stand {
  if (isSameLog(flagLog, definitions.flagLog)) return { definitions, defined };
  const whole = { ...definitions, flagLog };
  if (isByPeople(defined)) return { definitions: whole, defined: { ...defined, definitions: { ...defined.definitions, flagLog } } };
  return { definitions: whole, defined: { definitions: whole, batch, isLogAlone: true } };
}

/**
 * What taking a step back leads to. What was drafted since is not thrown away with the change: it stays, and only where
 * nothing is being drafted does the draft come back that went with the change. What was recorded of flags stays, too, and of what
 * the council wrote down all but what was written with the change itself. `batch` is that of the newest files.
 */
export function goneBack({ definitions, defined, hadOtherDraft, after }: Step, now: Definitions, batch: number): Stand {
  const icpDraft = now.icpDraft === null && hadOtherDraft ? definitions.icpDraft : now.icpDraft;
  const written = recordsWithout(after.council, definitions.council);
  const council = joinedRecords(definitions.council, recordsWithout(now.council, written));
  const whole = { ...definitions, icpDraft, council };
  const isAsBefore = isSameDraft(whole, definitions) && council === definitions.council;
  const stand = isAsBefore ? { definitions, defined } : { definitions: whole, defined: { definitions: whole, batch } };
  return withFlagLog(stand, now.flagLog, batch);
}
