import type { Joins, JoinWay } from '../core/facts';
import type { History, Movements, MoveKind, PointInTime } from '../core/snapshots';
import { counted, tableValue } from '../wording';
import { textTable } from './text-table';

const MOVE_WORDS: Readonly<Record<MoveKind, string>> = {
  added: 'added',
  gone: 'gone from the export',
  won: 'won',
  lost: 'lost',
  other: 'closed without a decision',
  reopened: 'reopened',
  slipped: 'close date slipped out of the period',
  pulledIn: 'close date pulled into the period',
  pushed: 'close date pushed later',
  broughtForward: 'close date brought forward',
  amountUp: 'amount up',
  amountDown: 'amount down',
  amountFilled: 'amount filled in',
  amountCleared: 'amount cleared',
  stageForward: 'stage forward',
  stageBack: 'stage back',
  stageChanged: 'stage changed, order not known',
};

const valueOf = ({ readings }: PointInTime, metric: string): string => {
  const reading = readings.find((each) => each.metric === metric);
  return reading === undefined ? '' : tableValue(reading);
};

const COLUMNS = [
  { title: 'ICP share of open deals', metric: 'icpShareOpen' },
  { title: 'open amount', metric: 'openAmount' },
  { title: 'open deals', metric: 'openCount' },
];

function pointLines(points: readonly PointInTime[]): readonly string[] {
  const shown = COLUMNS.filter(({ metric }) => points.some(({ readings }) => readings.some((each) => each.metric === metric)));
  const rows = points.map((point) => [
    point.asOf,
    point.files.map(({ file }) => file).join(', '),
    ...shown.map(({ metric }) => valueOf(point, metric)),
  ]);
  return textTable([['as of', 'files', ...shown.map(({ title }) => title)], ...rows]);
}

function movementLines({ from, to, missing, matched, moves, edits, slippage }: Movements): readonly string[] {
  const title = `Between ${from} and ${to}`;
  if (missing !== null) return ['', `${title}: nothing can be compared, as the deals of one export have no ids.`];
  const happened = (Object.keys(MOVE_WORDS) as MoveKind[]).filter((kind) => moves[kind].count > 0);
  const rows = [
    ...happened.map((kind) => [MOVE_WORDS[kind], String(moves[kind].count)]),
    ...edits.map(({ dimension, of, count }) => [`${dimension} edited (${of}s)`, String(count)]),
  ];
  const slipped =
    slippage.missing === null
      ? `  Slippage: ${tableValue(slippage)} of ${counted(slippage.n, 'deal')} expected from ${slippage.period?.from ?? ''} to ${slippage.period?.to ?? ''}.`
      : `  Slippage: no open deal was expected from ${slippage.period?.from ?? ''} to ${slippage.period?.to ?? ''}.`;
  return ['', `${title}, ${counted(matched, 'deal')} in both`, ...textTable(rows), slipped];
}

/** What the snapshots tell, for a person; nothing where there is only one. */
export function historyText({ points, movements, pushes, reopenings }: History): readonly string[] {
  if (points.length < 2) return [];
  const repeated = [
    ...(pushes.deals === 0 ? [] : [`  ${counted(pushes.deals, 'deal')} pushed, ${counted(pushes.times, 'time')} in all.`]),
    ...(reopenings.deals === 0 ? [] : [`  ${counted(reopenings.deals, 'deal')} reopened, ${counted(reopenings.times, 'time')} in all.`]),
  ];
  return ['', 'Snapshots', ...pointLines(points), ...movements.flatMap(movementLines), ...repeated];
}

const WAY_WORDS: Readonly<Record<JoinWay, string>> = {
  id: 'by id',
  domain: 'by domain',
  name: 'by name',
  normalisedName: 'by a name that is equal only when normalised',
  ambiguous: 'to no account, as several may be meant',
  alone: 'to no account, as no file of accounts has it',
  blank: 'to no account, as they name none',
};
const SURE: ReadonlySet<JoinWay> = new Set(['id', 'domain', 'name']);
const SHOWN = 3;

/** How deals were joined to accounts, with examples of what was not sure. */
export function joinsText(joins: Joins): readonly string[] {
  return joins.length === 0
    ? []
    : [
        '',
        'Accounts',
        ...joins.map(({ way, deals, examples }) => {
          const some = SURE.has(way) || way === 'blank' ? [] : examples.slice(0, SHOWN);
          const spelled = some.map((example) => (example.account === '' ? example.spelled : `${example.spelled} = ${example.account}`));
          return `  ${counted(deals, 'deal')} joined ${WAY_WORDS[way]}${spelled.length === 0 ? '' : `: ${spelled.join(', ')}`}`;
        }),
      ];
}
