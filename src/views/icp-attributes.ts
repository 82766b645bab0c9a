import { closedOf, type AttributeWins, type IcpVersion, type ValueWins } from '../core/icp';
import { counted, decimal, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { blockedTexts, valueName } from './icp-best-words';
import type { AttributeNaming } from './icp-builder-attributes';
import { draftName } from './icp-builder-starts';
import { rateText } from './icp-proof-words';
import { winsReading, type IcpStudying } from './icp-study';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Row, type Table } from './table';

/** What can be looked at before there is any profile: win rates by attribute, or why they cannot be told. */
export type AttributesView = {
  readonly sentence: Sentence;
  /** Null where the accounts have no attribute that tells them apart. */
  readonly table: Table | null;
  readonly foot: readonly string[];
  /** Attributes that are only known after a win, each with its figures. */
  readonly blocked: readonly string[];
};

/** How win rates are told, and where the rows behind them are looked for. */
export type AttributesFrame = { readonly naming: AttributeNaming; readonly least: number; readonly studying: IcpStudying };

function rowOf(wins: ValueWins, { naming, least, studying }: AttributesFrame): Row {
  const { rate } = wins;
  const name = valueName(wins, naming);
  return {
    id: `${wins.name} ${JSON.stringify(wins.value)}`,
    cells: [
      textCell(name),
      numberCell(decimal(wins.accounts), wins.accounts),
      ...readingCells(winsReading(wins, name, studying), least).slice(0, 2),
      numberCell(`${decimal(rate.won)} of ${decimal(closedOf(rate))}`, closedOf(rate)),
    ],
  };
}

const numeric = (id: string, label: string) => ({ id, label, isNumber: true });

function tableOf({ values }: AttributeWins, frame: AttributesFrame): Table | null {
  if (values.length === 0) return null;
  return {
    caption: 'Win rate by attribute and value',
    columns: [
      { id: 'value', label: 'Attribute and value', isNumber: false },
      numeric('accounts', 'Accounts'),
      numeric('rate', 'Win rate'),
      numeric('limits', '95% interval'),
      numeric('closed', 'Won of closed'),
    ],
    rows: values.map((wins) => rowOf(wins, frame)),
    note: null,
  };
}

function sentenceOf({ attributes, accounts, all }: AttributeWins, least: number): Sentence {
  if (attributes === 0)
    return [words('The accounts have no attribute that tells them apart: load a file of accounts, or map its columns.')];
  const of = `${counted(attributes, 'attribute')} of ${counted(accounts, 'account')}`;
  if (closedOf(all) === 0) return [words(`${of} can be asked about; no deal of these accounts is closed.`)];
  return [
    words('Of the closed deals with these accounts '),
    figure(rateText(all, least)),
    words(` are won. It stands below value by value, by ${of}: no profile says yet which to look for.`),
  ];
}

/** Win rates value by value, all months together. */
export function attributesView(wins: AttributeWins, frame: AttributesFrame): AttributesView {
  const { naming, least } = frame;
  const { nobody, leakage } = wins;
  return {
    sentence: sentenceOf(wins, least),
    table: tableOf(wins, frame),
    foot: [
      'new business of all months',
      '95% Wilson interval',
      'values are not tested against each other: no row says why deals are won',
      ...(nobody === 0 ? [] : [`left out: ${counted(nobody, 'deal')} on no named account`]),
    ],
    blocked: leakage.isJudged ? blockedTexts(leakage, naming) : [],
  };
}

/** What the button below it begins: a profile, or the draft that waits. */
export const startText = (waiting: IcpVersion | null): string =>
  waiting === null ? 'Start a profile' : `Go on with the draft of ${draftName(waiting)}`;

/** What a profile that is started here is, before anybody works by it. */
export const START_SAYS = 'It begins as a draft, with equal weights over these attributes: nothing is scored by it until it is published.';
