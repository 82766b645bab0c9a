/** What a number is counted in, as exponents: `{}` is a share or a bare ratio, `{ money: 1, day: -1 }` is money per day. */
export type Unit = Readonly<Partial<Record<'money' | 'day' | 'month' | 'year' | 'opportunity' | 'account', number>>>;

/** The word `report.md` has for a unit. */
export type UnitWord = 'share' | 'count' | 'money' | 'days' | 'months' | 'ratio' | 'moneyPerDay';
