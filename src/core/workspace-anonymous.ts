import type { FlagRecord, LoggedFlag } from './drift';
import type { Override } from './icp';
import type { Definitions } from './workspace';
import { hiddenCouncil, hiddenFinding } from './workspace-anonymous-council';
import { hiddenSegmentation, hiddenSlice, hiddenVersion } from './workspace-anonymous-rules';
import { hidingBy, namesIn, type Hiding, type KeyedHash } from './workspace-anonymous-words';

export type { KeyedHash } from './workspace-anonymous-words';

/** What stands in the place of words that must not be blank. */
const LEFT_OUT = 'left out';

const hiddenOverride = (override: Override, hiding: Hiding): Override => ({
  ...override,
  account: hiding.name(override.account),
  author: hiding.name(override.author),
  reason: LEFT_OUT,
});

/** A flag with its state alone: its counts stand beside no total, so that nobody could say which of them give others back. */
const hiddenFlag = (flag: LoggedFlag, hiding: Hiding): LoggedFlag => ({
  id: hiddenFinding(flag.id, hiding),
  metric: flag.metric,
  slice: hiddenSlice(flag.slice, hiding),
  state: flag.state,
  unit: flag.unit,
  size: null,
  low: null,
  high: null,
  q: null,
  before: null,
  now: 0,
});

const hiddenRecord = (record: FlagRecord, hiding: Hiding): FlagRecord => ({
  ...record,
  data: hiding.fingerprint(record.data),
  rules: hiding.fingerprint(record.rules),
  icp: record.icp === null ? null : hiding.word(record.icp),
  flags: record.flags.map((flag) => hiddenFlag(flag, hiding)),
});

/**
 * Definitions that can be shown to strangers (`domain.md` 13): names of accounts, deals and people and their ids are keyed hashes,
 * equal where the names are; free text, domains, and whatever speaks of files and their columns is left out; cells under five are
 * suppressed, with one more where a total would give them back. `hash` is keyed by a random key that nobody keeps. `names` are
 * those of the accounts that are loaded, which are looked for in what people called their segments and profiles.
 */
export function anonymised(definitions: Definitions, hash: KeyedHash, names: readonly string[] = []): Definitions {
  const { segmentations, icpRuler, icpDraft, bands } = definitions;
  const kept = segmentations.map(({ id }) => id);
  const hiding = hidingBy(hash, { own: namesIn(definitions), others: names, kept });
  return {
    ...definitions,
    admission: { mapping: new Map(), stageMap: new Map(), typeMap: new Map() },
    targets: definitions.targets.map((target) => ({ ...target, slice: hiddenSlice(target.slice, hiding) })),
    icp: definitions.icp.map((version) => hiddenVersion(version, hiding)),
    icpDraft:
      icpDraft === null
        ? null
        : { ...hiddenVersion(icpDraft, hiding), effectiveFrom: /^[\d-]*$/.test(icpDraft.effectiveFrom) ? icpDraft.effectiveFrom : '' },
    icpRuler: icpRuler.kind === 'version' ? { ...icpRuler, id: hiding.word(icpRuler.id) } : icpRuler,
    overrides: definitions.overrides.map((override) => hiddenOverride(override, hiding)),
    watched: definitions.watched.map(({ finding, status, owner, on }) => ({
      finding: hiddenFinding(finding, hiding),
      status,
      owner: hiding.name(owner),
      note: '',
      on,
    })),
    flagLog: definitions.flagLog.map((record) => hiddenRecord(record, hiding)),
    council: hiddenCouncil(definitions.council, hiding),
    segmentations: segmentations.map((segmentation) => hiddenSegmentation(segmentation, hiding)),
    bands: new Map([...bands].map(([name, edges]) => [hiding.word(name), edges])),
    fileAsOf: new Map(),
  };
}
