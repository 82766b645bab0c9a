import { givenValue } from '../metrics';
import { firstDayIn, isMetricName, lastDayIn, type MetricName, type Missing, type Reading, type Span } from '../model';
import { ALL, openAmountAt, type CaseReader } from './case-reader';
import { mixBaseOf, type MixBase } from './mix';
import { moneyAtStake, stakeBasesOf, type Given, type Stake, type StakeBase, type StakeBases } from './money-at-stake';

/** Shares of one category are laid over the same amounts as the share of the ICP. */
const AS_SHARE: Readonly<Record<MixBase, MetricName>> = { created: 'icpShareCreated', open: 'icpShareOpen', won: 'icpShareWon' };

const given = (value: number | null, missing: Missing): Given => (value === null ? { value, missing } : { value, missing: null });
const read = (reading: Reading | null, missing: Missing): Given =>
  reading === null || reading.missing !== null
    ? { value: null, missing: reading?.missing ?? missing }
    : { value: reading.value, missing: null };

/** Months of a year: recurring revenue is kept by the month, and its change is told of a year. */
const YEAR = 12;
const QUARTER = 3;
const yearTo = ({ to }: Span): Span => ({ from: to - YEAR + 1, to });

type Ground = { readonly now: Reading; readonly span: Span; readonly reader: CaseReader };

/** An amount that nobody can add up is missing for the reason of all money. */
function amountOf(value: number | null, { reader }: Ground): Given {
  const { moneyMissing, supplied } = reader.ground.dataset;
  if (moneyMissing !== null) return { value: null, missing: moneyMissing };
  return supplied.has('amount') ? given(value, 'no_amount') : { value: null, missing: 'no_amount' };
}

/** One amount that a change of a slice is laid over, of now. Shares are of all deals, so that their amounts are too. */
function baseOf(base: StakeBase, ground: Ground): Given {
  const { now, span, reader } = ground;
  const { slice } = now;
  const { calendar } = reader.ground.dataset;
  switch (base) {
    case 'deals':
      return { value: now.n, missing: null };
    case 'newLogos':
      // CAC rests on its own logos, those that spend reaches.
      return now.metric === 'cac' ? { value: now.n, missing: null } : given(reader.number('logos', slice, yearTo(span)), 'no_logos');
    case 'acv':
    case 'wonCount':
      return read(reader.reading(base, slice, span), 'no_won');
    case 'openAmount':
      return amountOf(openAmountAt(reader, span), ground);
    case 'createdAmount':
      return amountOf(reader.number('createdAmount', ALL, span), ground);
    case 'wonAmount':
      return read(reader.reading('wonAmount', ALL, span), 'no_won');
    case 'velocity':
      return read(reader.reading('velocity', slice, null), 'no_open');
    case 'startingRevenue': {
      const { from } = yearTo(span);
      const monthly = reader.number('startMrr', slice, { from, to: from });
      return given(monthly === null ? null : monthly * YEAR, 'no_base');
    }
    case 'daysOfPeriod':
      return { value: lastDayIn(calendar, span.to) - firstDayIn(calendar, span.from) + 1, missing: null };
    case 'target': {
      const quarterly = givenValue(reader.ground.assumptions, 'bookingsTarget');
      return given(quarterly === null ? null : (quarterly * (span.to - span.from + 1)) / QUARTER, 'no_target');
    }
  }
}

/**
 * The money at stake in a change (`domain.md` 10.11): its size, in the metric's own unit, times the amount it applies to, of
 * now and of its slice. Recurring revenue is that of a year at the start of the window; the speed that a cycle is laid over is
 * that of the as-of date, for one export knows no other.
 */
export function stakeOf(now: Reading, size: number | null, reader: CaseReader): Stake {
  const share = mixBaseOf(now.metric);
  const metric = isMetricName(now.metric) ? now.metric : null;
  const laid = share === null ? metric : AS_SHARE[share];
  if (laid === null) return { minor: null, missing: 'no_formula' };
  const span = reader.spanOf(now);
  if (span === null) return { minor: null, missing: 'no_dates' };
  const ground = { now, span, reader };
  const bases: StakeBases = Object.fromEntries((stakeBasesOf(laid) ?? []).map((base) => [base, baseOf(base, ground)]));
  return moneyAtStake(laid, size, { bases, currency: reader.ground.dataset.currency });
}
