import type { HostileCase } from './hostile-case';
import { amountCells } from './families/amount-cells';
import { archives } from './families/archives';
import { bombs } from './families/bombs';
import { corruption } from './families/corruption';
import { crm } from './families/crm';
import { dateCells } from './families/date-cells';
import { dates } from './families/dates';
import { dialects } from './families/dialects';
import { disguises } from './families/disguises';
import { duplicates } from './families/duplicates';
import { encodings } from './families/encodings';
import { headers } from './families/headers';
import { hostileWorkbooks } from './families/hostile-workbooks';
import { ids } from './families/ids';
import { json } from './families/json';
import { lineEnds } from './families/line-ends';
import { missing } from './families/missing';
import { mixtures } from './families/mixtures';
import { names } from './families/names';
import { numbers } from './families/numbers';
import { parquet } from './families/parquet';
import { percent } from './families/percent';
import { quoting } from './families/quoting';
import { structure } from './families/structure';
import { sweeps } from './families/sweeps';
import { tables } from './families/tables';
import { totals } from './families/totals';
import { trailers } from './families/trailers';
import { workbookSheets } from './families/workbook-sheets';
import { workbooks } from './families/workbooks';

/** Every hostile file there is, family by family. */
export const CORPUS: readonly HostileCase[] = [
  ...encodings,
  ...dialects,
  ...lineEnds,
  ...quoting,
  ...numbers,
  ...amountCells,
  ...dates,
  ...dateCells,
  ...ids,
  ...percent,
  ...missing,
  ...headers,
  ...structure,
  ...trailers,
  ...totals,
  ...duplicates,
  ...disguises,
  ...corruption,
  ...archives,
  ...workbooks,
  ...workbookSheets,
  ...hostileWorkbooks,
  ...parquet,
  ...json,
  ...bombs,
  ...crm,
  ...tables,
  ...sweeps,
  ...mixtures,
  ...names,
];

export const FAMILIES: readonly string[] = [...new Set(CORPUS.map(({ family }) => family))];

/** Cases that show the page something the first of their family does not: a question, a refusal, a row set aside. */
const SHOWN: readonly string[] = [
  'close dates like 03/04/2025, all parts up to 12: asked, both orders shown',
  'a file cut inside quotes: the last row is set aside and the cut is said',
];

/** About thirty cases for the page itself: the first of every family, and a few that ask or set aside. */
export function browserSample(): readonly HostileCase[] {
  const firsts = FAMILIES.flatMap((family) => CORPUS.filter((one) => one.family === family).slice(0, 1));
  return [...firsts, ...CORPUS.filter(({ name }) => SHOWN.includes(name))];
}
