import type { Currency } from '../model';

/** The codes of ISO 4217 in use, so that `THE` or `ABC` is not taken for money. */
export const ISO_CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK ' +
    'DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF ' +
    'KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP ' +
    'PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU ' +
    'UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL'
  ).split(' '),
);

/** Currencies spelled out, as Dynamics and people write them. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['us dollar', 'USD'],
  ['us dollars', 'USD'],
  ['united states dollar', 'USD'],
  ['u.s. dollar', 'USD'],
  ['us-dollar', 'USD'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['pound sterling', 'GBP'],
  ['british pound', 'GBP'],
  ['british pounds', 'GBP'],
  ['swiss franc', 'CHF'],
  ['schweizer franken', 'CHF'],
  ['yen', 'JPY'],
  ['japanese yen', 'JPY'],
  ['canadian dollar', 'CAD'],
  ['australian dollar', 'AUD'],
  ['indian rupee', 'INR'],
  ['danish krone', 'DKK'],
  ['norwegian krone', 'NOK'],
  ['swedish krona', 'SEK'],
  ['polish zloty', 'PLN'],
  ['brazilian real', 'BRL'],
  ['mexican peso', 'MXN'],
  ['chinese yuan', 'CNY'],
  ['singapore dollar', 'SGD'],
]);

/**
 * Signs that stand beside amounts, and the currencies they may mean. A sign never names a currency by itself; it can
 * only contradict one. An empty list contradicts nothing.
 */
export const CURRENCY_SIGNS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '$',
    [
      'USD',
      'CAD',
      'AUD',
      'NZD',
      'SGD',
      'HKD',
      'TWD',
      'MXN',
      'ARS',
      'CLP',
      'COP',
      'UYU',
      'BBD',
      'BMD',
      'BND',
      'BSD',
      'BZD',
      'FJD',
      'GYD',
      'JMD',
      'KYD',
      'LRD',
      'NAD',
      'SBD',
      'SRD',
      'TTD',
      'XCD',
      'CUP',
      'DOP',
      'BRL',
      'NIO',
    ],
  ],
  ['us$', ['USD']],
  ['a$', ['AUD']],
  ['au$', ['AUD']],
  ['c$', ['CAD']],
  ['ca$', ['CAD']],
  ['nz$', ['NZD']],
  ['hk$', ['HKD']],
  ['s$', ['SGD']],
  ['nt$', ['TWD']],
  ['mx$', ['MXN']],
  ['r$', ['BRL']],
  ['€', ['EUR']],
  ['£', ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'SSP', 'SYP', 'LBP', 'SDG']],
  ['¥', ['JPY', 'CNY']],
  ['円', ['JPY']],
  ['元', ['CNY']],
  ['₹', ['INR']],
  ['rs', []],
  ['rs.', []],
  ['₩', ['KRW', 'KPW']],
  ['₽', ['RUB']],
  ['₺', ['TRY']],
  ['₴', ['UAH']],
  ['₫', ['VND']],
  ['₪', ['ILS']],
  ['₱', ['PHP']],
  ['฿', ['THB']],
  ['₦', ['NGN']],
  ['₡', ['CRC']],
  ['₲', ['PYG']],
  ['₵', ['GHS']],
  ['₸', ['KZT']],
  ['kr', []],
  ['kr.', []],
  ['zł', ['PLN']],
  ['kč', ['CZK']],
  ['ft', ['HUF']],
  ['lei', []],
  ['fr.', []],
  ['fr', []],
  ['sfr', ['CHF']],
  ['sfr.', ['CHF']],
  ['rp', ['IDR']],
  ['r', ['ZAR']],
  ['лв', ['BGN']],
  ['лв.', ['BGN']],
]);

/** The currency a cell of a currency column names: `EUR`, `eur`, `EUR - Euro`, `US Dollar`. Null where it names none. */
export function currencyNamed(cell: string): Currency | null {
  const text = cell.trim();
  const code = text.slice(0, 3).toUpperCase();
  const stands = text.length === 3 || /^[A-Za-z]{3}(?: ?[-–(:]| )/.test(text);
  if (stands && ISO_CURRENCIES.has(code)) return code as Currency;
  const inBrackets = /\(([A-Za-z]{3})\)$/.exec(text)?.[1]?.toUpperCase();
  if (inBrackets !== undefined && ISO_CURRENCIES.has(inBrackets)) return inBrackets as Currency;
  return (NAMES.get(text.toLowerCase()) as Currency | undefined) ?? null;
}
