import { UNKNOWN, type Code, type Dataset, type DimensionId } from '../model';
import { isWhole, placeOf, predicateSql, whole } from '../sql';
import type { SearchAttribute } from './attribute';
import { NO_BIN, type CountsAsk, type PatternsAsk } from './counts';
import type { ObjectiveId } from './objective';
import type { RowRules } from './row-rules';
import { NO_DAY_KNOWN } from './survey';

/** Conditions on the outcome of the deal `r`; never NULL. */
type Outcomes = { readonly won: string; readonly lost: string };

/** What counts as a row, and what of it is added up: the gain `u` and the cost or base `s`, null where nothing is set against it. */
type Added = {
  readonly fact: 'opportunity' | 'recurring';
  readonly where: string;
  readonly u: string;
  readonly s: string | null;
  /** The gain is 0 or 1, and so its own square. */
  readonly isShare: boolean;
};

const PRICED = 'r.annual IS NOT NULL AND r.annual >= 0';
/** Won deals without an amount say nothing of a gain; lost ones bring none. */
const bringing = ({ won, lost }: Outcomes): Omit<Added, 'isShare'> => ({
  fact: 'opportunity',
  where: `((${won} AND ${PRICED}) OR ${lost})`,
  u: `CASE WHEN ${won} THEN r.annual ELSE 0 END`,
  s: 'COALESCE(spent.total, 0)',
});

const ADDED: Readonly<Record<ObjectiveId, (outcomes: Outcomes) => Added>> = {
  winRate: ({ won, lost }) => ({
    fact: 'opportunity',
    where: `(${won} OR ${lost})`,
    u: `CASE WHEN ${won} THEN 1 ELSE 0 END`,
    s: null,
    isShare: true,
  }),
  acv: ({ won }) => ({ fact: 'opportunity', where: `${won} AND ${PRICED}`, u: 'r.annual', s: null, isShare: false }),
  salesCycle: ({ won }) => ({
    fact: 'opportunity',
    where: `${won} AND r.cycleDays IS NOT NULL AND r.cycleDays >= 0`,
    u: 'r.cycleDays',
    s: null,
    isShare: false,
  }),
  contribution: (outcomes) => ({ ...bringing(outcomes), isShare: false }),
  ltvToCac: (outcomes) => ({ ...bringing(outcomes), isShare: false }),
  nrr: () => ({
    fact: 'recurring',
    where: 'r.mrr IS NOT NULL AND r.keptYearOn IS NOT NULL AND r.grownYearOn IS NOT NULL',
    u: 'r.keptYearOn + r.grownYearOn',
    s: 'r.mrr',
    isShare: false,
  }),
};

const OUTCOME = 'outcome' as DimensionId;

/** Whether a deal had an outcome, as SQL over `r`. */
export function outcomeSql(label: string, { dimensions }: Dataset): string {
  const code = dimensions[placeOf(dimensions, OUTCOME)]?.members.indexOf(label) ?? -1;
  return predicateSql({ kind: 'isOneOf', dimension: OUTCOME, members: code < 0 ? [] : [code] }, dimensions);
}

export const addedOf = (objective: ObjectiveId, dataset: Dataset): Added =>
  ADDED[objective]({ won: outcomeSql('won', dataset), lost: outcomeSql('lost', dataset) });

/** The day on which an account's first deal was created, whatever became of it. */
const FIRST = `(SELECT account, min(createdDay) AS day
  FROM opportunity
  WHERE account > 0 AND createdDay IS NOT NULL
  GROUP BY account) AS first ON first.account = r.account`;

function spentSql({ spend }: RowRules): string {
  if (!isWhole(spend)) throw new RangeError('not a column of whole numbers');
  return `(SELECT opportunity, sum(${spend}) AS total FROM spend GROUP BY opportunity) AS spent ON spent.opportunity = r.row`;
}

type Rows = Pick<CountsAsk, 'objective' | 'rules'> & { readonly split?: CountsAsk['split'] };

function conditionsOf(added: Added, { rules, split }: Rows, dataset: Dataset): readonly string[] {
  if (added.fact === 'recurring') return [rules.baseMonth === null ? 'FALSE' : `r.month = ${whole(rules.baseMonth)}`, added.where];
  const held = predicateSql(rules.deals, dataset.dimensions);
  return [
    ...(held === 'TRUE' ? [] : [held]),
    added.where,
    'r.createdDay IS NOT NULL',
    ...(added.s === null || rules.from === null ? [] : [`r.createdDay >= ${whole(rules.from)}`]),
    ...(split === undefined ? [] : [`r.createdDay <= ${whole(split.matured)}`]),
  ];
}

const NO_DAY = `CAST(${NO_DAY_KNOWN} AS INTEGER)`;

/**
 * The rows that count for an objective, each with its `row`, `account`, the day `first` on which its account began and `created`, its own;
 * `u`, `s` and whatever else is selected of `r`.
 */
export function rowsSql(rows: Rows, columns: readonly string[], dataset: Dataset): string {
  const added = addedOf(rows.objective, dataset);
  const isDeal = added.fact === 'opportunity';
  const select = [
    'r.row AS row',
    'COALESCE(r.account, 0) AS account',
    `COALESCE(first.day, ${isDeal ? 'r.createdDay' : NO_DAY}) AS first`,
    `${isDeal ? 'r.createdDay' : NO_DAY} AS created`,
    `CAST(${added.u} AS BIGINT) AS u`,
    `CAST(${added.s ?? '0'} AS BIGINT) AS s`,
    ...columns,
  ];
  const joins = [FIRST, ...(isDeal && added.s !== null ? [spentSql(rows.rules)] : [])];
  return [
    `SELECT ${select.join(',\n  ')}`,
    `FROM ${added.fact} AS r`,
    ...joins.map((join) => `LEFT JOIN ${join}`),
    `WHERE ${conditionsOf(added, rows, dataset).join('\n  AND ')}`,
  ].join('\n');
}

/** The code of a dimension as SQL over `r`; a fact without it knows nothing of it. */
export function codeSql(dimension: DimensionId, added: Pick<Added, 'fact'>, { dimensions }: Dataset): string {
  const place = placeOf(dimensions, dimension);
  const home = dimensions[place]?.home;
  const isKept = added.fact === 'opportunity' ? home === 'opportunity' || home === 'account' : home === 'account';
  return isKept ? `r.d${place}` : String(UNKNOWN);
}

const among = (code: string, codes: readonly Code[]): string => `${code} IN (${codes.map(whole).join(', ')})`;

/** In which bin of an attribute a row is, as SQL over `r`. */
function binSql({ dimension, bins }: SearchAttribute, added: Added, dataset: Dataset): string {
  const code = codeSql(dimension, added, dataset);
  const whens = bins.flatMap(({ codes }, bin) => (codes.length === 0 ? [] : [`WHEN ${among(code, codes)} THEN ${bin}`]));
  return whens.length === 0 ? `CAST(${NO_BIN} AS INTEGER)` : `CASE ${whens.join(' ')} ELSE ${NO_BIN} END`;
}

/**
 * The rows of both halves with the bin `a0..` of each attribute, and `h`: 0 in the half that is searched and 1 in the one that
 * confirms. `also` is selected of `r` beside them.
 */
export function binnedSql(ask: PatternsAsk, dataset: Dataset, also: readonly string[] = []): string {
  const added = addedOf(ask.objective, dataset);
  const half = `CAST(COALESCE(first.day, ${added.fact === 'opportunity' ? 'r.createdDay' : NO_DAY}) > ${whole(ask.split.cutoff)} AS INTEGER) AS h`;
  const bins = ask.attributes.map((attribute, at) => `CAST(${binSql(attribute, added, dataset)} AS INTEGER) AS a${at}`);
  return rowsSql(ask, [half, ...bins, ...also], dataset);
}
