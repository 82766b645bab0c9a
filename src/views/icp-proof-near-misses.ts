import { shareWon, type NearMiss, type NearMissesTold } from '../core/icp';
import { counted, decimal, fullChange, raised } from '../wording';
import type { Sentence } from '../wording/sentence';
import { accountName, cut, cutText, type AccountList, type MissesFrame } from './icp-proof-misses';
import { rateReading, rateText, told, UNTOLD_WORDS } from './icp-proof-words';
import { accountRuleWords } from './icp-words-of-rules';
import { numberCell, textCell, type Table } from './table';

/** Near misses of one must-have beside the ICP, and its accounts. */
export type NearMissList = AccountList & {
  readonly rule: string;
  /** `Too narrow?`, or why that is not asked; null where the near misses clearly win less. */
  readonly asked: string | null;
};
export type NearMissesView = { readonly sentence: Sentence; readonly table: Table | null; readonly rules: readonly NearMissList[] };

/** What is asked of a rule: too narrow, where near misses do not clearly win less than the ICP. */
function askedOf({ difference, isTooNarrow }: NearMiss): string | null {
  if (difference.missing !== null) return UNTOLD_WORDS[difference.missing];
  return isTooNarrow === true ? 'Too narrow?' : null;
}

/** `−12.0 points (−20.7 to −3.0)`: near misses minus ICP. */
function differenceText({ difference, rate }: NearMiss): string {
  if (difference.missing !== null) return 'not defined';
  const reading = rateReading(rate, 'nearMiss');
  const { low, high } = difference.limits;
  return fullChange({ ...reading, value: difference.value, missing: null, low, high });
}

/** What the table says under its question. */
function judgedText({ difference, isTooNarrow }: NearMiss): string {
  if (difference.missing !== null) return 'cannot be told';
  return isTooNarrow === true ? 'perhaps: not clearly less won' : 'no: clearly less won';
}

function listOf(near: NearMiss, at: number, frame: MissesFrame): NearMissList {
  const rule = raised(accountRuleWords(near.rule, frame.naming));
  const question = askedOf(near);
  return {
    id: `near-${at}`,
    rule,
    title: rule,
    asked: question,
    sentence: told(
      `${counted(near.accounts.length, 'account fails', 'accounts fail')} this alone; their win rate is `,
      rateText(near.rate, frame.least),
      ', that of the ICP ',
      rateText(near.icp, frame.least),
      `.${question === null ? ' They clearly win less.' : ` ${question}`}`,
    ),
    table:
      near.accounts.length === 0
        ? null
        : {
            caption: `Near misses: ${rule}${cutText(near.accounts.length)}`,
            columns: [{ id: 'account', label: 'Account', isNumber: false }],
            rows: cut(near.accounts).map((account) => ({ id: String(account), cells: [textCell(accountName(frame.accounts, account))] })),
            note: null,
          },
  };
}

function rulesTable(all: readonly NearMiss[], lists: readonly NearMissList[], frame: MissesFrame): Table {
  return {
    caption: 'Accounts that fail exactly one must-have and would else be in the ICP',
    columns: [
      { id: 'rule', label: 'Must-have that fails', isNumber: false },
      { id: 'profile', label: 'Profile', isNumber: false },
      { id: 'accounts', label: 'Accounts', isNumber: true },
      { id: 'rate', label: 'Win rate', isNumber: true },
      { id: 'icp', label: 'Of the ICP', isNumber: true },
      { id: 'difference', label: 'Difference (95%)', isNumber: true },
      { id: 'asked', label: 'Too narrow?', isNumber: false },
    ],
    rows: all.map((near, at) => ({
      id: String(at),
      cells: [
        textCell(lists[at]?.rule ?? ''),
        textCell(near.profile.name),
        numberCell(decimal(near.accounts.length), near.accounts.length),
        numberCell(rateText(near.rate, frame.least), shareWon(near.rate)),
        numberCell(rateText(near.icp, frame.least), shareWon(near.icp)),
        numberCell(differenceText(near), near.difference.missing === null ? near.difference.value : null),
        { ...textCell(judgedText(near)), isQuiet: true },
      ],
    })),
    note: null,
  };
}

function sentenceOf(all: readonly NearMiss[]): Sentence {
  const judged = all.filter(({ isTooNarrow }) => isTooNarrow !== null);
  const narrow = judged.filter(({ isTooNarrow }) => isTooNarrow === true).length;
  const of = all.length === judged.length ? counted(all.length, 'must-have') : `${counted(judged.length, 'must-have')} that can be judged`;
  if (judged.length === 0)
    return told('No must-have can be judged: fewer than 10 closed deals on accounts that fail it alone, or on ICP accounts.');
  if (narrow === 0) return told('', `0 of ${of}`, ' may be too narrow: accounts that fail one alone clearly win less than the ICP.');
  return told('', `${decimal(narrow)} of ${of}`, ' may be too narrow: accounts that fail it alone do not clearly win less than the ICP.');
}

/** Near misses rule by rule. */
export function nearMissesView(near: NearMissesTold, frame: MissesFrame): NearMissesView {
  if (near.missing !== null) return { sentence: told(UNTOLD_WORDS[near.missing]), table: null, rules: [] };
  const rules = near.all.map((each, at) => listOf(each, at, frame));
  return { sentence: sentenceOf(near.all), table: rulesTable(near.all, rules, frame), rules };
}
