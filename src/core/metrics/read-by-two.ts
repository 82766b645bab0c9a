import { monthIn, type Dataset, type DimensionId, type Month } from '../model';

/**
 * Whether deals may have entered the pipeline under one version of the ICP and left it under another by the end of a month:
 * each date is read by the version in force then, so that what stood is not what entered less what left.
 */
export function isReadByTwo({ rulers, calendar }: Pick<Dataset, 'rulers' | 'calendar'>, until: Month): boolean {
  const second = rulers?.starts[1];
  return second !== undefined && monthIn(calendar, second.day) <= until;
}

/** Whether a dimension is read from the scores of accounts. */
export const isScored = ({ dimensions }: Pick<Dataset, 'dimensions'>, id: DimensionId): boolean =>
  dimensions.some((dimension) => dimension.id === id && dimension.home === 'score');
