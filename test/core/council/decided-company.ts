import type { Answerable } from '../../../src/core/analysis';
import type { AdmittedTable } from '../../../src/core/model';
import type { Definitions } from '../../../src/core/workspace';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import type { PlainDeal } from './plain-outcome';

const HEAD = 'opportunityId accountId outcome amount currency createdDate closeDate region product';

/** The first month in which anything happens: long before what is compared, so that no baseline lies at the start of the files. */
export const FIRST = '2020-01-10';
const OLD = 'old aold lost 1 USD 2020-01-10 2020-02-10 East Z';

/** A company of such deals as of a date, each created two months before 2024; its cubes are divided by region and product. */
export function companyOf(
  deals: readonly PlainDeal[],
  asOf: string,
  {
    definitions = {},
    by = ['region', 'product'],
    more = [],
  }: { definitions?: Partial<Definitions>; by?: readonly string[]; more?: readonly AdmittedTable[] } = {},
): Answerable {
  const rows = deals.map(
    ({ won, closed, region, product }, at) => `d${at} a${at} ${won ? 'won' : 'lost'} 100 USD 2023-01-05 ${closed} ${region} ${product}`,
  );
  const made = company([grid('opportunity', [HEAD, OLD, ...rows].join('\n')), ...more], definitions, asOf);
  return { cube: made.cube(by), accounts: null, dataset: made.dataset, definitions: made.definitions };
}

/** So many won of so many that closed on a day. */
export const closed = (won: number, all: number, on: string, region = 'North', product = 'A'): readonly PlainDeal[] =>
  Array.from({ length: all }, (_, at) => ({ won: at < won, closed: on, region, product }));
