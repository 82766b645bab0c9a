import {
  explain,
  readerOf,
  sumOfLines,
  type AccountColumns,
  type Explained,
  type IcpVersion,
  type JudgedRule,
  type Line,
  type Override,
  type Points,
} from '../core/icp';
import { counted, decimal, listed, raised } from '../wording';
import { verdictOf } from './icp-account-verdict';
import { attributeNumber, type AttributeNaming } from './icp-builder-attributes';
import { FAMILY_WORDS, pointNumber, pointsText } from './icp-words-of-criteria';
import { accountRuleWords } from './icp-words-of-rules';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** What an account is called: its name, else its id, else its number. */
export function accountName({ ids, names }: Pick<AccountColumns, 'ids' | 'names'>, account: number): string {
  return (names[account] ?? '') || (ids[account] ?? '') || `account ${decimal(account)}`;
}

/** A must-have or an exclusion with its verdict in words. */
export type RuleRow = { readonly text: string; readonly verdict: string; readonly isTelling: boolean };

/** An account's points, reason by reason. */
export type AccountView = {
  readonly title: string;
  readonly id: string;
  /** What tier it has and what decided that, sentence by sentence. */
  readonly verdict: readonly string[];
  readonly profile: string;
  /** What is not known, with the points that hang on it; null where all is known. */
  readonly missing: string | null;
  readonly fit: Table | null;
  readonly intent: Table | null;
  /** Always said: whether it seems to be buying is no part of the tier. */
  readonly intentText: string;
  readonly mustHave: readonly RuleRow[];
  readonly exclude: readonly RuleRow[];
};

function valueText({ value, criterion }: Line, naming: AttributeNaming): string {
  if (value === null) return 'not known';
  return typeof value === 'number' ? attributeNumber(value, criterion.field, naming) : value;
}

function resultText(line: Line, naming: AttributeNaming): string {
  const band = line.criterion.bands[line.band ?? -1];
  switch (line.outcome) {
    case 'met':
      return band === undefined ? 'met' : `met: ${accountRuleWords(band.when, naming)}`;
    case 'blank':
      return 'not known: left out of the score';
    case 'missed':
      return line.value === null ? 'not known: counts as a miss' : 'missed: in no band';
  }
}

const pointsCell = ({ outcome, points }: Line): Cell =>
  outcome === 'blank' ? { text: 'left out', sort: null, isQuiet: true } : numberCell(pointNumber(points), points);

function lineRow(line: Line, naming: AttributeNaming): Row {
  const { criterion, possible, outcome, value } = line;
  return {
    id: criterion.id,
    cells: [
      textCell(naming.labelOf(criterion.field)),
      { text: valueText(line, naming), sort: value, isQuiet: value === null },
      { ...textCell(resultText(line, naming)), isQuiet: outcome !== 'met' },
      pointsCell(line),
      numberCell(pointNumber(possible), possible),
      textCell(FAMILY_WORDS[criterion.family]),
    ],
  };
}

function totalRow({ earned, known, possible }: Points): Row {
  const total = known < possible ? `${pointNumber(known)} known of ${pointNumber(possible)}` : pointNumber(possible);
  const cells = [
    textCell('Together'),
    textCell(''),
    textCell(''),
    numberCell(pointNumber(earned), earned),
    numberCell(total, possible),
    textCell(''),
  ];
  return { id: 'together', isLast: true, cells };
}

function pointsTable(caption: string, lines: readonly Line[], points: Points, naming: AttributeNaming): Table | null {
  if (lines.length === 0) return null;
  return {
    caption,
    columns: [
      { id: 'criterion', label: 'Criterion', isNumber: false },
      { id: 'value', label: 'The account has', isNumber: false },
      { id: 'result', label: 'Result', isNumber: false },
      { id: 'points', label: 'Points', isNumber: true },
      { id: 'possible', label: 'Of', isNumber: true },
      { id: 'family', label: 'Family', isNumber: false },
    ],
    rows: [...lines.map((line) => lineRow(line, naming)), totalRow(points)],
    note: null,
  };
}

const MUST_VERDICT = new Map([
  [true, 'met'],
  [false, 'failed'],
  [null, 'cannot be told'],
]);
const EXCLUSION_VERDICT = new Map([
  [true, 'holds: excluded'],
  [false, 'does not hold'],
  [null, 'cannot be told: does not exclude'],
]);

const ruleRows = (
  rules: readonly JudgedRule[],
  verdicts: ReadonlyMap<boolean | null, string>,
  fine: boolean,
  naming: AttributeNaming,
): readonly RuleRow[] =>
  rules.map(({ rule, verdict }) => ({
    text: raised(accountRuleWords(rule, naming)),
    verdict: verdicts.get(verdict) ?? '',
    isTelling: verdict !== fine,
  }));

function missingText(lines: readonly Line[], naming: AttributeNaming): string | null {
  const blank = lines.filter((line) => line.value === null);
  if (blank.length === 0) return null;
  const each = blank.map(({ criterion, possible }) => `${naming.labelOf(criterion.field)} (${pointsText(possible)})`);
  return `Not known: ${listed(each)}.`;
}

function intentText({ scoredBy }: Explained, { earned, known, possible }: Points, of: number): string {
  if (scoredBy === null) return 'No profile says which signs of buying count.';
  if (of === 0) return 'Its profile has no buying signals.';
  const apart = 'Signs of buying are a score of their own and change no tier.';
  if (known === 0) return `No buying signal is known. ${apart}`;
  const share = known < possible ? `the ${pointsText(known)} that are known` : pointsText(possible);
  return `${pointNumber(earned)} of ${share} of intent, from ${counted(of, 'signal')}. ${apart}`;
}

/** Why an account has its tier under a version, with everything that went into it. `override` is the one in force for it. */
export function accountView(
  version: IcpVersion,
  accounts: AccountColumns,
  account: number,
  given: { readonly override: Override | null; readonly naming: AttributeNaming },
): AccountView {
  const { naming, override } = given;
  const why = explain(version, readerOf(accounts, account), { override });
  const [fit, intent] = (['fit', 'intent'] as const).map((side) => why.lines.filter((line) => line.criterion.side === side));
  const [fitLines, intentLines] = [fit ?? [], intent ?? []];
  const uncounted = why.decidedBy === 'exclusion' ? ', which do not count while it is excluded' : '';
  return {
    title: accountName(accounts, account),
    id: accounts.ids[account] ?? '',
    verdict: verdictOf(why, naming),
    profile: why.scoredBy?.name ?? 'none',
    missing: missingText(fitLines, naming),
    fit: pointsTable(`Points of fit${uncounted}`, fitLines, sumOfLines(fitLines), naming),
    intent: pointsTable('Points of intent', intentLines, sumOfLines(intentLines), naming),
    intentText: intentText(why, sumOfLines(intentLines), intentLines.length),
    mustHave: ruleRows(why.mustHave, MUST_VERDICT, true, naming),
    exclude: ruleRows(why.exclude, EXCLUSION_VERDICT, false, naming),
  };
}
