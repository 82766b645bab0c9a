import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARKETS } from './cohort-markets';
import { cohortPage } from './cohort-page';
import { cohortPlot } from './cohort-plot';
import { study } from './cohort-study';

const SEED = 20_251_231;

/** Of the markets that are only compared to the first, so much less is simulated. */
const FEWER = 2.5;

/** Studies every market and writes docs/cohort-rates.md and its plot into a folder. */
export function write(folder: string, companies: number, drawn: number, say: (line: string) => void): void {
  const studied = MARKETS.map(({ name, market }, at) => {
    const fewer = at === 0 ? 1 : FEWER;
    const results = study(market, Math.ceil(companies / fewer), Math.ceil(drawn / fewer), SEED + at * 1_000_003);
    say(name);
    return { name, market, results };
  });
  const [steady] = studied;
  if (steady === undefined) return;
  writeFileSync(join(folder, 'cohort-rates.md'), cohortPage(studied));
  writeFileSync(join(folder, 'cohort-rates.svg'), cohortPlot(steady.results, steady.market.rate));
}
