import { attributesOffered, type AccountColumns, type Offered, type ValueCount } from '../core/icp';
import { NO_CURRENCY, type Currency } from '../core/model';
import { counted, decimal, percentText } from '../wording';
import { exactMoney, isLastBelow } from './icp-money';
import type { TypedAs } from './definitions-numbers';

/** An attribute that a rule may ask about, with its name and what is known of it. */
export type AttributeChoice = { readonly id: string; readonly label: string; readonly offered: Offered; readonly isSegmentation: boolean };

/** What names and numbers of attributes are written by. */
export type AttributeNaming = { readonly currency: Currency | null; labelOf(id: string): string };

type Named = { readonly id: string; readonly label: string };

/** `lastFundingDate` as people read it; a header of a file stays as it is. */
function spelled(id: string): string {
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(id)) return id;
  const words = id.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names of attributes as the other pages have them. */
export const namingOf = (dimensions: readonly Named[], currency: Currency | null): AttributeNaming => ({
  currency,
  labelOf: (id) => dimensions.find((dimension) => dimension.id === id)?.label ?? spelled(id),
});

/** What a number of an attribute is typed in. */
export function typedAsOf(attribute: string, currency: Currency | null): TypedAs {
  switch (attribute) {
    case 'employees':
    case 'hiring':
      return { kind: 'whole' };
    case 'annualRevenue':
    case 'supportCost':
      return { kind: 'money', currency: currency === NO_CURRENCY ? null : currency };
    case 'headcountGrowth':
      return { kind: 'percent' };
    default:
      return { kind: 'number' };
  }
}

/** As many decimals as a number has, up to six. */
const decimalsOf = (value: number): number => Math.min(6, String(value).split('.')[1]?.length ?? 0);

/** A number of an attribute in words, exact: `1,000`, `$20M`, `20%`. */
export function attributeNumber(value: number, attribute: string, { currency }: Pick<AttributeNaming, 'currency'>): string {
  const as = typedAsOf(attribute, currency);
  switch (as.kind) {
    case 'money':
      return exactMoney(value, as.currency);
    case 'percent':
      return percentText(value);
    case 'whole':
    case 'number':
      return decimal(value, decimalsOf(value));
  }
}

/**
 * The number that an upper limit stays under, in words: `$20M` for $19,999,999.99. Null where the limit is a number that
 * people say themselves.
 */
export function underNumber(value: number, attribute: string, naming: Pick<AttributeNaming, 'currency'>): string | null {
  const as = typedAsOf(attribute, naming.currency);
  if (as.kind !== 'money' || !isLastBelow(value, as.currency)) return null;
  return exactMoney(value + 1, as.currency);
}

/** The unit beside the field of a number; '' where it has none. */
export function unitOf(attribute: string, { currency }: Pick<AttributeNaming, 'currency'>): string {
  const as = typedAsOf(attribute, currency);
  if (as.kind === 'percent') return '%';
  return as.kind === 'money' && as.currency !== null ? as.currency : '';
}

/** What is known of a number among the accounts: `known for 310 of 320 accounts, from 12 to 9,400`. */
export function knownText(offered: Offered, naming: AttributeNaming): string {
  const known = `known for ${decimal(offered.known)} of ${counted(offered.of, 'account')}`;
  if (offered.kind === 'text') return `${known}, ${counted(offered.values.length, 'value')}`;
  const number = (value: number): string => attributeNumber(value, offered.id, naming);
  return `${known}, from ${number(offered.least)} to ${number(offered.most)}, half have at least ${number(offered.middle)}`;
}

/** A value with its accounts: `Software (118)`. */
export const valueText = ({ label, accounts }: ValueCount): string => `${label} (${decimal(accounts)})`;

/** The attributes of the accounts that rules may ask about; segmentations only where a rule says who enters a profile. */
export function attributeChoices(
  accounts: AccountColumns,
  segmentations: ReadonlySet<string>,
  naming: AttributeNaming,
): readonly AttributeChoice[] {
  return attributesOffered(accounts).map((offered) => ({
    id: offered.id,
    label: naming.labelOf(offered.id),
    offered,
    isSegmentation: segmentations.has(offered.id),
  }));
}
