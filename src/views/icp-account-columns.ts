import type { IcpVersion, TargetSorting } from '../core/icp';
import type { AccountRow } from './icp-accounts';

/** What a column of the list shows. */
export type AccountColumnId = Exclude<keyof AccountRow, 'account' | 'id'>;
/** A column of the list; `by` is what its header sorts by, null where it does not. */
export type AccountColumn = {
  readonly id: AccountColumnId;
  readonly label: string;
  readonly by: TargetSorting['by'] | null;
  readonly isNumber: boolean;
};
const COLUMNS: readonly AccountColumn[] = [
  { id: 'name', label: 'Account', by: 'name', isNumber: false },
  { id: 'tier', label: 'Tier', by: 'tier', isNumber: false },
  { id: 'score', label: 'Score', by: 'score', isNumber: true },
  { id: 'profile', label: 'ICP profile', by: null, isNumber: false },
  { id: 'intent', label: 'Intent', by: 'intent', isNumber: true },
  { id: 'play', label: 'Play', by: null, isNumber: false },
  { id: 'owner', label: 'Owner', by: null, isNumber: false },
  { id: 'reasons', label: 'Reasons', by: null, isNumber: false },
  { id: 'open', label: 'Open', by: 'open', isNumber: true },
];

/** Whether any profile has a score of intent: without one, no account has any. */
export const hasIntent = ({ profiles }: IcpVersion): boolean =>
  profiles.some(({ criteria }) => criteria.some(({ side }) => side === 'intent'));

/** The columns that a version can fill: without an intent score, a play or an owner there is none to show. */
export function accountColumns(version: IcpVersion): readonly AccountColumn[] {
  const says = (text: 'play' | 'owner'): boolean =>
    version.profiles.some((profile) => [profile, ...Object.values(profile.tiers ?? {})].some((card) => (card[text] ?? '') !== ''));
  const isEmpty = new Map<AccountColumnId, boolean>([
    ['intent', !hasIntent(version)],
    ['play', !says('play')],
    ['owner', !says('owner')],
  ]);
  return COLUMNS.filter(({ id }) => isEmpty.get(id) !== true);
}

/** What a click on a header asks for next: numbers start at their highest, names at A and tiers at 1. */
export const nextAccountSorting = (by: TargetSorting['by'], current: TargetSorting): TargetSorting => ({
  by,
  isAscending: by === current.by ? !current.isAscending : by === 'name' || by === 'tier',
});
