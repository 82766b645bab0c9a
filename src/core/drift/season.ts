/** A number in two periods that follow each other; null where it is missing. */
export type Step = { readonly before: number | null; readonly now: number | null };

/** Whether the season explains a change: `shows` says that it may, `differs` that it does not. */
export type SeasonCheck = {
  readonly result: 'shows' | 'differs' | 'unknown';
  /** The change of the same periods a year earlier. */
  readonly lastYear: number | null;
  /** Now against the same period of last year. */
  readonly yearOnYear: number | null;
  readonly words: string;
};

/** A step of last year at least so large beside this one is the same step again. */
const ALIKE = 0.5;

/**
 * Whether the same quarters of last year show the same change (`domain.md` 10.10): then it is the season's until the
 * comparison with last year's quarter says otherwise. Both steps are of one metric in its own unit; it is the same if it
 * goes the same way and is at least half as large.
 */
export function checkSeason(thisYear: Step, lastYear: Step): SeasonCheck {
  const yearOnYear = changeOf({ before: lastYear.now, now: thisYear.now });
  const [change, earlier] = [changeOf(thisYear), changeOf(lastYear)];
  if (change === null || earlier === null)
    return { result: 'unknown', lastYear: earlier, yearOnYear, words: 'no numbers of the same quarters of last year' };
  const isAlike = change !== 0 && earlier / change >= ALIKE;
  return {
    result: isAlike ? 'shows' : 'differs',
    lastYear: earlier,
    yearOnYear,
    words: isAlike
      ? 'the same quarters of last year changed alike, compare with the same quarter of last year'
      : 'the same quarters of last year did not change alike',
  };
}

const changeOf = ({ before, now }: Step): number | null => (before === null || now === null ? null : now - before);
