/** By the long way round: `core/account-results`, which fills it and which no folder of core may import, has the same name. */
export type { AccountResults } from '../../icp/account-results';
