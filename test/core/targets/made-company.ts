import type { Answerable } from '../../../src/core/analysis';
import { assemble } from '../../../src/core/assembly';
import type { IcpVersion } from '../../../src/core/icp';
import { accountPlan, METRIC_IDS, plan, type MetricId } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { parseDate, type AdmittedTable, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS, type Target } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

function profile(trade: string): IcpVersion['profiles'][number] {
  return {
    id: trade.toLowerCase(),
    name: trade,
    entry: { kind: 'isOneOf', dimension: 'industry' as DimensionId, members: [trade] },
    mustHave: [],
    exclude: [],
    missing: 'leaveOut',
    cuts: [90, 70, 50],
    icpFrom: 70,
    criteria: [
      {
        id: 'size',
        field: 'employees',
        family: 'firmographic',
        side: 'fit',
        points: 100,
        bands: [{ when: { kind: 'within', column: 'employees', from: 100, to: null }, points: 100 }],
      },
    ],
  };
}

/** Two profiles, Software and Retail: whoever is in the trade and has a hundred employees is in the ICP. */
const VERSION: IcpVersion = {
  id: 'v1',
  name: 'First',
  effectiveFrom: '2020-01-01',
  author: '',
  note: '',
  profiles: [profile('Software'), profile('Retail')],
};

/** An account with its deals: its trade (`-` unknown), its size (`-` unknown), and `outcome created closed amount` of each. */
export type MadeAccount = { readonly trade: string; readonly size: string; readonly deals: readonly string[] };

/** So many accounts alike. */
export const many = (count: number, account: MadeAccount): readonly MadeAccount[] => Array.from({ length: count }, () => account);
export const open = (amount: number): string => `open 2025-08-01 2026-02-01 ${amount}`;
export const won = (closed: string, amount: number): string => `won 2024-01-01 ${closed} ${amount}`;

/** Such accounts and their deals as admitted tables. */
function tablesOf(made: readonly MadeAccount[]): readonly AdmittedTable[] {
  const accounts = ['accountId industry employees', ...made.map(({ trade, size }, at) => `A${at} ${trade} ${size}`)];
  const rows = made.flatMap(({ deals }, at) =>
    deals.map((deal, place) => {
      const [outcome, created, closed, amount] = deal.split(' ');
      return `A${at}-${place} A${at} ${outcome} newBusiness ${created} ${closed} ${amount} USD`;
    }),
  );
  const header = 'opportunityId accountId outcome dealClass createdDate closeDate amount currency';
  return [grid('opportunity', [header, ...rows].join('\n')), grid('account', accounts.join('\n'))];
}

type About = {
  readonly asOf?: string;
  /** Dimensions beside those of the score. */
  readonly by?: readonly string[];
  /** What the cubes are asked for; every metric where nothing is said. */
  readonly metrics?: readonly MetricId[];
};

/** A company of such accounts as of a day, with a cube and one by account. */
export function madeCompany(made: readonly MadeAccount[], targets: readonly Target[], about: About = {}): Answerable {
  const { asOf = '2025-09-30', by = [], metrics = METRIC_IDS } = about;
  const definitions = { ...NO_DEFINITIONS, icp: [VERSION], targets };
  const { dataset, tables } = assemble(tablesOf(made), definitions, parseDate(asOf));
  const axes = ['icp', 'icpProfile', ...by] as readonly string[] as readonly DimensionId[];
  return {
    cube: kernel(plan(dataset, metrics, axes), tables, dataset),
    accounts: kernel(accountPlan(dataset, metrics, axes), tables, dataset),
    dataset,
    definitions,
  };
}
