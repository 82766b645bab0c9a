import { writeDefinitions, type Defined, type Definitions } from '../core/workspace';

/** Definitions that stand or are to stand; `defined` is null where they are those of the files. */
export type Stand = { readonly definitions: Definitions; readonly defined: Defined | null };

/** What stood before a change, and whether that change gave another draft of the ICP along with the rest, as publishing does. */
export type Step = Stand & { readonly hadOtherDraft: boolean };

const withoutDraft = (definitions: Definitions): string => JSON.stringify(writeDefinitions({ ...definitions, icpDraft: null }));

export const isSameDraft = (a: Definitions, b: Definitions): boolean => JSON.stringify(a.icpDraft) === JSON.stringify(b.icpDraft);

/** Whether definitions differ in nothing but the draft of the ICP, or in nothing at all. */
export const isDraftAlone = (a: Definitions, b: Definitions): boolean => withoutDraft(a) === withoutDraft(b);

export const stepFrom = (from: Stand, to: Definitions): Step => ({ ...from, hadOtherDraft: !isSameDraft(from.definitions, to) });

/**
 * What taking a step back leads to. What was drafted since is not thrown away with the change: it stays, and only where
 * nothing is being drafted does the draft come back that went with the change. `batch` is that of the newest files.
 */
export function goneBack({ definitions, defined, hadOtherDraft }: Step, now: Definitions, batch: number): Stand {
  const icpDraft = now.icpDraft === null && hadOtherDraft ? definitions.icpDraft : now.icpDraft;
  const whole = { ...definitions, icpDraft };
  return isSameDraft(whole, definitions) ? { definitions, defined } : { definitions: whole, defined: { definitions: whole, batch } };
}
