/** What reading the vault came to. */
export type Findings = {
  /** What stands; null where nothing could be read. */
  readonly generation: number | null;
  /** What the manifest that was followed names; 0 without one. */
  readonly acknowledged: number;
  /** The highest generation of which there is a trace. */
  readonly highest: number;
  readonly isLastUnknown: boolean;
  readonly isTorn: boolean;
  readonly isJournalBroken: boolean;
  readonly areCopiesBroken: boolean;
};

const TORN = 'The journal ended in a record that was never finished. It was cut off; everything that had been saved before it stands.';
const BY_COPY = 'A part of the journal was damaged. What stands was read from its second copy.';
const NO_COPY = 'A second copy of what was saved was missing or damaged. What stands does not depend on it.';
const OLDER = 'What was saved last was damaged and could not be read. What was saved before it stands; load again what is missing from it.';
const PERHAPS_OLDER =
  'It is not known whether a later save was lost with it. Look whether all files are there, and load again what is missing.';
const NOTHING = 'What was kept in this browser was damaged and could not be read. Load the files again.';
const NEWER = 'The last save was interrupted when everything had been written already. It stands.';

/** What is lost, or may be. */
function saidOfLoss({ generation, acknowledged, highest, isLastUnknown }: Findings): readonly string[] {
  const stands = generation ?? 0;
  if (stands < acknowledged || (isLastUnknown && stands < highest)) return [OLDER];
  return isLastUnknown && stands === acknowledged ? [PERHAPS_OLDER] : [];
}

/** A sentence for each thing that was not as it was left; none where all was well. */
export function saidOf(findings: Findings): readonly string[] {
  const { generation, acknowledged, isLastUnknown, isTorn, isJournalBroken, areCopiesBroken } = findings;
  if (generation === null) return acknowledged > 0 || isLastUnknown || isJournalBroken || areCopiesBroken ? [NOTHING] : [];
  const lost = saidOfLoss(findings);
  if (lost.length > 0) return lost;
  return [
    ...(isTorn ? [TORN] : []),
    ...(isJournalBroken ? [BY_COPY] : []),
    ...(areCopiesBroken ? [NO_COPY] : []),
    ...(generation > acknowledged && !isLastUnknown ? [NEWER] : []),
  ];
}
