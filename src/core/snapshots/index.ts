export { assembleSnapshots, type History, type Repeated, type Repeats } from './history';
export {
  MOVE_KINDS,
  type AttributeChange,
  type AttributeEdits,
  type Held,
  type Moved,
  type MovedDeal,
  type Movements,
  type MoveKind,
  type OpenBridge,
} from './movements';
export type { PointInTime } from './point-in-time';
export { stageOrder, type StageOrder } from './stage-order';
export { settleFiles, type SettledFiles } from './settle-files';
export { knownBy, settledBy, type Settling } from './settling';
export type { Snapshot } from './snapshot';
