import { currencyFrom, type Currency } from '../core/model';
import type { Definitions } from '../core/workspace';
import { metricOf } from '../core/metrics';

/** What stands where no code is written down: the files decide. */
export const USUAL_CURRENCY = 'the one currency that the files name; without any, amounts are not added up';

const MONEY_UNITS: ReadonlySet<string> = new Set(['money', 'moneyPerDay']);

/** Amounts of money that people wrote down: they mean the currency that stood then, and another would make other amounts of them. */
function writtenInMoney({ assumptions, targets }: Definitions): string | null {
  if (assumptions.numbers.has('bookingsTarget')) return 'The bookings target';
  if (assumptions.numbers.has('monthlyExpansion')) return 'The added margin a month';
  const target = targets.find(({ metric }) => MONEY_UNITS.has(metricOf(metric).unit));
  return target === undefined ? null : `The target for ${metricOf(target.metric).label}`;
}

/** The currency that a text names, null for none; or why it cannot be taken. */
export function currencyTyped(
  text: string,
  definitions: Definitions,
  standing: Currency | null,
): { readonly currency: Currency | null; readonly fault: null } | { readonly currency: null; readonly fault: string } {
  const currency = text.trim() === '' ? null : currencyFrom(text);
  if (text.trim() !== '' && currency === null)
    return { currency: null, fault: `“${text.trim()}” is not a currency code of three letters, such as EUR or USD.` };
  const written = writtenInMoney(definitions);
  if (written !== null && currency !== standing)
    return { currency: null, fault: `${written} is an amount in ${standing ?? 'no currency'}. Take it out first, then set the currency.` };
  return { currency, fault: null };
}
