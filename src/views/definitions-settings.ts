import { ASSUMPTIONS, NO_ASSUMPTIONS, type Assumptions, type NumberGiven, type SettingId } from '../core/metrics';
import type { Currency } from '../core/model';
import { NO_DEFINITIONS, type Definitions } from '../core/workspace';
import { CLASS_WORDS, counted, decimal, KEY_WORDS, MEANING_WORDS, moneyExactly, percentText, VARIANT_WORDS } from '../wording';

/** What people set, read for a page: the definitions, the currency that money is in, and where they came from. */
export type SettingsInForce = { readonly definitions: Definitions; readonly currency: Currency | null; readonly from: string };

/** A setting as it stands: its value in words, and who said so. */
export type SettingText = { readonly id: SettingId; readonly label: string; readonly value: string; readonly source: string };

const LABELS: Readonly<Record<Exclude<SettingId, NumberGiven>, string>> = {
  allocationKey: 'Allocation key',
  ltvVariant: 'LTV variant',
  lag: 'Lag between spend and winning',
  dealClass: 'Deals that pipeline metrics read',
  amountMeans: 'Amount holds',
};

const USUAL_VALUE = 'the usual value';

const isNumber = (id: SettingId): id is NumberGiven => id in ASSUMPTIONS;

/** The name of a setting. */
export const settingLabel = (id: SettingId): string => (isNumber(id) ? ASSUMPTIONS[id].label : LABELS[id]);

/** A number that was given, in the unit in which people say it. */
export function givenText(id: NumberGiven, value: number, currency: Currency | null): string {
  switch (id) {
    case 'grossMargin':
    case 'yearlyChurn':
    case 'discountRate':
      return percentText(value);
    case 'capMonths':
      return counted(value, 'month');
    case 'monthlyExpansion':
    case 'bookingsTarget':
      return moneyExactly(value, currency);
    case 'minimumN':
      return `${decimal(value)} in the denominator`;
  }
}

/** How long before the first win its spend is looked for, as a choice. */
export const lagText = (lag: Assumptions['lag']): string =>
  lag === 'cycle' ? 'own median cycle' : `${counted(lag, 'month')} for every slice`;

function textOf(id: SettingId, { definitions, currency }: SettingsInForce): string {
  const { assumptions, amountMeans } = definitions;
  if (isNumber(id)) {
    const value = assumptions.numbers.get(id) ?? ASSUMPTIONS[id].usual;
    return value === null ? 'not given' : givenText(id, value, currency);
  }
  switch (id) {
    case 'allocationKey':
      return KEY_WORDS[assumptions.allocationKey];
    case 'ltvVariant':
      return VARIANT_WORDS[assumptions.ltvVariant];
    case 'lag':
      return lagText(assumptions.lag);
    case 'dealClass':
      return CLASS_WORDS[assumptions.dealClass];
    case 'amountMeans':
      return MEANING_WORDS[amountMeans];
  }
}

function isUsual(id: SettingId, { assumptions, amountMeans }: Definitions): boolean {
  if (isNumber(id)) return !assumptions.numbers.has(id);
  return id === 'amountMeans' ? amountMeans === NO_DEFINITIONS.amountMeans : assumptions[id] === NO_ASSUMPTIONS[id];
}

function sourceOf(id: SettingId, { definitions, from }: SettingsInForce): string {
  if (!isUsual(id, definitions)) return from;
  return isNumber(id) && ASSUMPTIONS[id].usual === null ? 'nobody gave one, and there is no usual value' : USUAL_VALUE;
}

/** A setting with the value in force and where it came from. */
export const settingText = (id: SettingId, inForce: SettingsInForce): SettingText => ({
  id,
  label: settingLabel(id),
  value: textOf(id, inForce),
  source: sourceOf(id, inForce),
});
