import { firstDayOf, iso, monthLabel, monthOf, type Day } from './calendar';
import { Sheet, decimal } from './csv';
import type { Random } from './random';

/** One kind of spend line, at so much a month in the first month and in the last. */
export interface Line {
  readonly category: string;
  readonly class: 'newBusiness' | 'expansion' | 'shared';
  readonly channel: string;
  readonly industry: string;
  readonly first: number;
  readonly last: number;
  /** Only every so many months. */
  readonly every: number;
}

export interface SpendPlan {
  readonly from: Day;
  readonly to: Day;
  readonly currency: string;
  readonly months: 'label' | 'firstDay';
  readonly lines: readonly Line[];
}

/** The spend file, month by month. A line with an industry is direct to it. */
export function spendReport(plan: SpendPlan, random: Random): string {
  const sheet = new Sheet(['Month', 'Category', 'Class', 'Channel', 'Industry', 'Amount', 'Currency'], 'needed');
  const first = monthOf(plan.from);
  const last = monthOf(plan.to);
  for (let month = first; month <= last; month++) {
    const label = plan.months === 'label' ? monthLabel(month) : iso(firstDayOf(month));
    for (const line of plan.lines.filter(({ every }) => (month - first) % every === 0)) {
      const amount = amountIn(line, (month - first) / (last - first), random);
      sheet.add([label, line.category, line.class, line.channel, line.industry, decimal(amount), plan.currency]);
    }
  }
  return sheet.text();
}

/** Minor units: the trend, give or take 8 %. */
function amountIn({ first, last }: Line, share: number, random: Random): number {
  return Math.round((first + (last - first) * share) * (92 + random.whole(0, 1600) / 100));
}
