/** Writes a calendar date, `YYYY-MM-DD`, as an export would. */
export type DateStyle = (iso: string) => string;

type Parts = { readonly y: string; readonly m: string; readonly d: string; readonly mm: number; readonly dd: number };
const partsOf = (iso: string): Parts => {
  const [y = '', m = '', d = ''] = iso.split('-');
  return { y, m, d, mm: Number(m), dd: Number(d) };
};
const by =
  (write: (parts: Parts) => string): DateStyle =>
  (iso) =>
    write(partsOf(iso));
const words =
  (names: string, write: (parts: Parts, month: string) => string): DateStyle =>
  (iso) => {
    const parts = partsOf(iso);
    return write(parts, names.split(' ')[parts.mm - 1] ?? '');
  };

const SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';
const LONG = 'January February March April May June July August September October November December';
const GERMAN = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember';
const FRENCH = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre';
const DAY = 86_400_000;
const epochDays = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;
const WEEK = 'Thu Fri Sat Sun Mon Tue Wed';

export const DATES = {
  iso: (iso: string) => iso,
  isoTime: by(({ y, m, d }) => `${y}-${m}-${d}T14:05:09`),
  isoUtc: by(({ y, m, d }) => `${y}-${m}-${d}T23:30:00.000Z`),
  isoOffset: by(({ y, m, d }) => `${y}-${m}-${d}T23:30:00-07:00`),
  salesforceApi: by(({ y, m, d }) => `${y}-${m}-${d}T08:15:30.000+0000`),
  sqlTime: by(({ y, m, d }) => `${y}-${m}-${d} 00:00:00`),
  slashIso: by(({ y, m, d }) => `${y}/${m}/${d}`),
  isoShort: by(({ y, mm, dd }) => `${y}-${mm}-${dd}`),
  us: by(({ y, mm, dd }) => `${mm}/${dd}/${y}`),
  usPadded: by(({ y, m, d }) => `${m}/${d}/${y}`),
  usTwoDigitYear: by(({ y, mm, dd }) => `${mm}/${dd}/${y.slice(2)}`),
  usTime: by(({ y, mm, dd }) => `${mm}/${dd}/${y} 11:59 PM`),
  uk: by(({ y, m, d }) => `${d}/${m}/${y}`),
  ukHyphen: by(({ y, m, d }) => `${d}-${m}-${y}`),
  usHyphen: by(({ y, m, d }) => `${m}-${d}-${y}`),
  de: by(({ y, m, d }) => `${d}.${m}.${y}`),
  deShort: by(({ y, mm, dd }) => `${dd}.${mm}.${y}`),
  deTime: by(({ y, m, d }) => `${d}.${m}.${y} 09:30`),
  deTwoDigitYear: by(({ y, m, d }) => `${d}.${m}.${y.slice(2)}`),
  oracle: words(SHORT.toUpperCase(), ({ y, d }, month) => `${d}-${month}-${y}`),
  dayWord: words(SHORT, ({ y, d }, month) => `${d}-${month}-${y}`),
  wordDay: words(SHORT, ({ y, dd }, month) => `${month} ${dd}, ${y}`),
  longUk: words(LONG, ({ y, dd }, month) => `${dd} ${month} ${y}`),
  longUs: words(LONG, ({ y, dd }, month) => `${month} ${dd}, ${y}`),
  longDe: words(GERMAN, ({ y, dd }, month) => `${dd}. ${month} ${y}`),
  longFr: words(FRENCH, ({ y, dd }, month) => `${dd} ${month} ${y}`),
  weekday: words(SHORT, ({ y, m, d }, month) => `${WEEK.split(' ')[epochDays(`${y}-${m}-${d}`) % 7] ?? ''}, ${d} ${month} ${y}`),
  compact: by(({ y, m, d }) => `${y}${m}${d}`),
  fullWidth: (iso: string) =>
    Array.from(iso, (letter) => (letter === '-' ? letter : String.fromCharCode(letter.charCodeAt(0) + 0xfee0))).join(''),
  dayNumber: (iso: string) => String(epochDays(iso) + 25_569),
  dayNumber1904: (iso: string) => String(epochDays(iso) + 24_107),
  epochSeconds: (iso: string) => String(epochDays(iso) * 86_400 + 43_200),
  epochMilliseconds: (iso: string) => String(epochDays(iso) * DAY + DAY / 2),
} as const satisfies Readonly<Record<string, DateStyle>>;

/** The date with day and month exchanged. */
export const exchanged = (iso: string | number | null): string | null => {
  if (typeof iso !== 'string') return null;
  const { y, m, d } = partsOf(iso);
  return `${y}-${d}-${m}`;
};

/** The date some days later. */
export const shifted = (iso: string | number | null, days: number): string | null =>
  typeof iso === 'string' ? new Date((epochDays(iso) + days) * DAY).toISOString().slice(0, 10) : null;
