import { iso } from '../calendar';
import type { Decided } from '../decisions';
import { readCompany } from './company';
import { outcomeOf } from './decided';
import { economicsOf } from './economics';
import type { Layout } from './layout';
import { hiddenImprovement, openAtQuarterEnds } from './planted';
import { deltasOf, readingsByQuarter, readingsNow } from './readings';
import { spreadSpend } from './spread';

export { layouts } from './layout';

export type Expected = ReturnType<typeof expectedOf>;

/** All that a right implementation must say of one company, from the files as they lie on disk. */
export function expectedOf(root: string, layout: Layout, decisions: readonly Decided[]) {
  const company = readCompany(root, layout);
  const economics = economicsOf(company, spreadSpend(company));
  return {
    asOf: iso(company.asOf),
    records: company.records,
    setAsideLines: company.setAside,
    totals: company.totals,
    readings: [...readingsNow(company, economics), ...readingsByQuarter(company, economics)],
    deltas: deltasOf(company, economics),
    openAtQuarterEnds: openAtQuarterEnds(company),
    hiddenImprovement: hiddenImprovement(company),
    decided: decisions.filter(({ expected }) => expected?.metric === 'winRate').map((each) => outcomeOf(company, each)),
  };
}

/** One reading a line, so that a change shows as a line. */
export function expectedText(expected: Expected): string {
  const parts = Object.entries(expected).map(([name, value]) => {
    const list = Array.isArray(value) && name !== 'setAsideLines';
    const text = list ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}
