import { TIER, type AccountColumns, type MissedTold, type Overrated, type OverratedAccount } from '../core/icp';
import type { Currency } from '../core/model';
import { cardValue, counted, decimal } from '../wording';
import type { Sentence } from '../wording/sentence';
import type { AttributeNaming } from './icp-builder-attributes';
import { told, UNTOLD_WORDS } from './icp-proof-words';
import { nameOf } from './name';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** A list that opens: what it says closed, and its accounts. */
export type AccountList = {
  readonly id: string;
  readonly title: string;
  readonly sentence: Sentence;
  /** Null where there is nothing to list. The id of a row is the number of its account. */
  readonly table: Table | null;
};
export type MissesFrame = {
  readonly accounts: AccountColumns;
  readonly naming: AttributeNaming;
  readonly currency: Currency | null;
  readonly least: number;
  readonly hasCustomers: boolean;
};

/** More accounts than this are not read off a page. */
const MOST = 50;

/** What an account is called: its name, else its id. */
export const accountName = ({ names, ids }: AccountColumns, account: number): string =>
  names[account] || ids[account] || `Account ${decimal(account)}`;

const moneyText = (minor: number, currency: Currency | null): string => cardValue(minor, { unit: 'money', currency }, 0);
const moneyCell = (minor: number, { currency }: MissesFrame): Cell =>
  minor > 0 ? numberCell(moneyText(minor, currency), minor) : { ...numberCell('no amount', null), isQuiet: true };

const thenCell = (minor: number, frame: MissesFrame): Cell =>
  minor > 0 ? moneyCell(minor, frame) : { ...numberCell('none then', null), isQuiet: true };

/** The first of a list. */
export const cut = <Item>(items: readonly Item[]): readonly Item[] => items.slice(0, MOST);
/** What a caption says of a list that was cut. */
export const cutText = (count: number): string => (count > MOST ? `; the first ${decimal(MOST)} of ${decimal(count)} are shown` : '');

type Limits = { readonly low: number; readonly high: number } | null;

/** `(16%, 11–22%)` after a count of accounts; nothing where there are too few to speak of a share. */
function shareText(part: number, whole: number, limits: Limits, least: number): string {
  if (limits === null || whole < least) return '';
  return ` (${decimal((part / whole) * 100)}%, ${decimal(limits.low * 100)}–${decimal(limits.high * 100)}%)`;
}

/** Large wins that the ICP puts low. */
export function missedView(missed: MissedTold, frame: MissesFrame): AccountList {
  const base = { id: 'missed', title: 'Large wins in tier 3, tier 4 or excluded' };
  if (missed.missing !== null) return { ...base, sentence: told(UNTOLD_WORDS[missed.missing]), table: null };
  const { accounts, large, limits, unknown, from } = missed;
  const row = ({ account, tier, amount, won }: (typeof accounts)[number]): Row => ({
    id: String(account),
    cells: [
      textCell(accountName(frame.accounts, account)),
      textCell(nameOf(TIER, tier)),
      moneyCell(amount, frame),
      numberCell(decimal(won), won),
    ],
  });
  const hidden = unknown === 0 ? '' : `; ${counted(unknown, 'more cannot', 'more cannot')} be scored`;
  return {
    ...base,
    sentence: told(
      '',
      `${decimal(accounts.length)} of ${decimal(large)}`,
      ` ${large === 1 ? 'account' : 'accounts'} with the largest wins`,
      shareText(accounts.length, large, limits, frame.least),
      ` ${accounts.length === 1 ? 'is' : 'are'} there${hidden}. Large is from `,
      moneyText(from, frame.currency),
      ' a year on, the upper quarter.',
    ),
    table:
      accounts.length === 0
        ? null
        : {
            caption: `Large wins that the ICP puts low${cutText(accounts.length)}`,
            columns: [
              { id: 'account', label: 'Account', isNumber: false },
              { id: 'tier', label: 'Tier', isNumber: false },
              { id: 'amount', label: 'Won a year', isNumber: true },
              { id: 'won', label: 'Deals won', isNumber: true },
            ],
            rows: cut(accounts).map(row),
            note: null,
          },
  };
}

const whyText = ({ why, lost }: OverratedAccount): string =>
  why === 'left' ? 'was a customer, has left' : `${counted(lost, 'deal')} lost, none won`;

/** Tier 1 accounts that were lost, or have left. */
export function overratedView({ judged, limits, accounts }: Overrated, frame: MissesFrame): AccountList {
  const base = { id: 'overrated', title: 'Tier 1, but lost or churned' };
  if (judged === 0) return { ...base, sentence: told('No tier 1 account has a closed deal.'), table: null };
  const left = accounts.filter(({ why }) => why === 'left').length;
  const churn = frame.hasCustomers
    ? `: ${decimal(accounts.length - left)} lost, ${decimal(left)} churned`
    : '. Who churned is not known without a customer or subscription file';
  return {
    ...base,
    sentence: told(
      '',
      `${decimal(accounts.length)} of ${decimal(judged)}`,
      ' tier 1 accounts with a closed deal or a subscription',
      shareText(accounts.length, judged, limits, frame.least),
      ` came to nothing${churn}.`,
    ),
    table:
      accounts.length === 0
        ? null
        : {
            caption: `Tier 1 accounts that were lost or have left${cutText(accounts.length)}`,
            columns: [
              { id: 'account', label: 'Account', isNumber: false },
              { id: 'why', label: 'What came of it', isNumber: false },
              { id: 'amount', label: 'Won a year', isNumber: true },
              ...(frame.hasCustomers ? [{ id: 'then', label: 'Revenue a month, a year ago', isNumber: true }] : []),
            ],
            rows: cut(accounts).map((each) => ({
              id: String(each.account),
              cells: [
                textCell(accountName(frame.accounts, each.account)),
                textCell(whyText(each)),
                each.won === 0 ? { ...numberCell('nothing won', null), isQuiet: true } : moneyCell(each.amount, frame),
                ...(frame.hasCustomers ? [thenCell(each.monthlyThen, frame)] : []),
              ],
            })),
            note: null,
          },
  };
}
