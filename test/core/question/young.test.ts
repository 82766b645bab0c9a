import { describe, expect, test } from 'vitest';
import { answer } from '../../../src/core/analysis';
import { assemble } from '../../../src/core/assembly';
import { basePlan } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { parseDate } from '../../../src/core/model';
import { isToDate, lastWholeQuarter, spanOf, USUAL_QUESTION, type AskedPeriod } from '../../../src/core/question';
import { NO_DEFINITIONS, USUAL_TARGETS } from '../../../src/core/workspace';
import { incompleteNotes } from '../../../src/views/period-notes';
import { chosenPeriod, periodGroups } from '../../../src/views/periods';
import { scorecards } from '../../../src/views/scorecard';
import { version } from '../../fixtures/icp-history';
import { grid } from '../../fixtures/grid';

/** A company that began in July and is read in August: all it has lies in the quarter under way. */
function young(asOf: string, earlier: readonly string[] = []) {
  const deals = grid(
    'opportunity',
    [
      'opportunityId accountId outcome dealClass createdDate closeDate amount currency',
      ...Array.from(
        { length: 80 },
        (_, at) =>
          `d${at} ${at % 3 === 0 ? 'b' : 'a'} ${at % 2 === 0 ? 'won' : 'lost'} newBusiness 2025-07-02 2025-08-${10 + (at % 9)} 100 USD`,
      ),
      ...earlier,
    ].join('\n'),
  );
  const accounts = grid('account', 'accountId industry employees\na Software 10\nb Retail 10');
  const definitions = {
    ...NO_DEFINITIONS,
    targets: USUAL_TARGETS,
    icp: [{ ...version('trade', 'industry'), effectiveFrom: '2022-01-01' }],
  };
  const { dataset, tables } = assemble([deals, accounts], definitions, parseDate(asOf));
  return { cube: kernel(basePlan(dataset), tables, dataset), accounts: null, dataset, definitions };
}

const LAST_FOUR: AskedPeriod = USUAL_QUESTION.period;
const numberOf = (company: ReturnType<typeof young>, metric: string) =>
  answer(company, USUAL_QUESTION).now.find((reading) => reading.metric === metric);

describe('a company whose data all lie in the quarter under way', () => {
  const company = young('2025-08-29');
  const { dataset } = company;

  test('is read to date by the usual question, and not as four quarters in which it was not there', () => {
    const span = spanOf(LAST_FOUR, dataset);
    expect([span !== null && isToDate(span, dataset), chosenPeriod(LAST_FOUR, dataset)]).toMatchObject([
      true,
      { name: 'Q3 2025 to date', dates: '1 Jul – 30 Sep 2025' },
    ]);
    expect(numberOf(company, 'winRate')).toMatchObject({ value: 0.5, n: 80, missing: null });
  });
  test('says that this is unfinished and compared with nothing', () => {
    expect(incompleteNotes(USUAL_QUESTION, dataset)).toEqual([
      'The data begin after the last whole quarter: Q3 2025 to date is shown, unfinished, and nothing is compared with it.',
    ]);
    expect(answer(company, USUAL_QUESTION)).toMatchObject({ baseline: null, before: [], changes: [] });
  });
  test('is read by year in the one that is under way, and by month in the last whole one, for that holds deals', () => {
    const named = (step: 'month' | 'year'): string => chosenPeriod({ kind: 'back', step, count: 1 }, dataset).name;
    expect([named('year'), named('month')]).toEqual(['2025 to date', 'Last month: 1 Jul – 31 Jul 2025']);
  });
  test('has its share of wins on the Council, as of that quarter', () => {
    const cards = scorecards({ analysis: answer(company, USUAL_QUESTION), dataset, definitions: company.definitions, isRefining: false });
    const won = cards.find(({ id }) => id.includes('icpShareWon'));
    expect(won?.foot[0]).toBe('1 Jul – 30 Sep 2025');
  });
  test('has a last whole quarter all the same for rules that need one, with nothing in it', () => {
    const whole = lastWholeQuarter(dataset);
    expect([whole !== null && isToDate(whole, dataset), whole === null ? null : whole.to < (dataset.months?.from ?? 0)]).toEqual([
      false,
      true,
    ]);
  });
  test('offers the quarter that is under way once among the recent periods', () =>
    expect(periodGroups(dataset)[0]?.choices.map(({ name }) => name)).toEqual(['Q3 2025 to date']));
});

test('one deal of the quarter before makes that the period again', () => {
  const older = young('2025-08-29', ['old a won newBusiness 2025-05-02 2025-06-10 100 USD']);
  expect(chosenPeriod(LAST_FOUR, older.dataset).name).toBe('Last four quarters');
  expect(incompleteNotes(USUAL_QUESTION, older.dataset)).toEqual([]);
  expect(numberOf(older, 'wonCount')).toMatchObject({ value: 1 });
});
