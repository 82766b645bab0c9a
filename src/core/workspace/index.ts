export { isByPeople, type Defined } from './defined';
export type { AmountMeaning, Definitions, Target } from './definitions';
export { NO_DEFINITIONS, USUAL_TARGETS } from './no-definitions';
export { readProfileFile, writeProfileFile } from './profile-file';
export { readDefinitions } from './read-definitions';
export { isLogAlone, withoutSayings } from './sayings';
export { shapingText } from './shaping';
export { writeDefinitions } from './write-definitions';
export { unheededIn } from './unheeded';
export {
  BETWEEN_FILES,
  choiceOf,
  decisionsOver,
  NO_DECISIONS,
  questionId,
  settingsFor,
  settingsText,
  stageKey,
  withAnswer,
  withAsOf,
  withCorrection,
  type Decisions,
} from './decisions';
export {
  folded,
  loadsKept,
  replay,
  type KeptFile,
  type DefinedEvent,
  type KeptWorkspace,
  type LoadedEvent,
  type WorkspaceEvent,
} from './kept-workspace';
export { readDecisions, readEvent, writtenDecisions, writtenEvent } from './workspace-event';
export { EVENT_VERSIONS, readEvents, type EventVersions, type Upgrader } from './event-versions';
export { strictJson, type StrictJson } from './strict-json';
export {
  DEFINITIONS_PART,
  IMPORT_PART,
  MOST_RAW_FILES,
  rawPart,
  readManifest,
  writeManifest,
  type RawFile,
  type WorkspaceManifest,
  type WorkspacePart,
} from './workspace-manifest';
export {
  own,
  upgradedWorkspace,
  WORKSPACE_VERSIONS,
  type WorkspaceTexts,
  type WorkspaceUpgrader,
  type WorkspaceVersions,
} from './workspace-versions';
