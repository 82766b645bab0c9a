import { parseDate } from '../model';
import type { Hypothesis } from './hypothesis';
import { looksOf, MOST_LOOKS } from './looks';

const isBlank = (text: string): boolean => text.trim() === '';
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 1000;

const areLooks = (looks: number): boolean => Number.isInteger(looks) && looks >= 1 && looks <= MOST_LOOKS;

function faultOfTest({ metric, size, against, allocation, readOut, needed }: Hypothesis): string | null {
  if (!(Number.isFinite(size) && size > 0)) return 'Say which size is worth having: a number above 0.';
  if (metric === 'winRate' && size >= 1) return 'A win rate cannot change by 100 points or more.';
  if (against === 'dealtArms' && !(allocation.treatedShare > 0 && allocation.treatedShare < 1))
    return 'Both arms need accounts: the treated one takes more than none and fewer than all.';
  if (against === 'dealtArms' && isBlank(allocation.seed)) return 'Accounts cannot be dealt to arms without a seed.';
  if (!areLooks(looksOf(readOut))) return `It can be looked at ${MOST_LOOKS} times at most.`;
  return Number.isSafeInteger(needed) && needed > 0 ? null : 'It is not known how many deals this takes.';
}

function faultOfDates({ starts, readOn }: Hypothesis): string | null {
  if (parseDate(starts) === null) return 'Say from which date on deals count.';
  if (parseDate(readOn) === null) return 'Say on which date it is read.';
  return readOn <= starts ? `It is read on ${readOn}, which is not after ${starts}, when it starts.` : null;
}

/** Why a hypothesis cannot be kept, as a sentence that says what to do; null where it can. */
export function faultOfHypothesis(hypothesis: Hypothesis): string | null {
  const { id, text, owner, segmentLabel, against, segment } = hypothesis;
  if (isBlank(id)) return 'The hypothesis has no id.';
  if (isBlank(text)) return 'Write the hypothesis down in words.';
  if (isBlank(owner)) return 'Say who owns it: a test without an owner is not read.';
  if (text.length > LONGEST_TEXT) return `Its text is longer than ${LONGEST_TEXT} characters.`;
  if ([id, owner, segmentLabel].some((name) => name.length > LONGEST_NAME))
    return `A name in it is longer than ${LONGEST_NAME} characters.`;
  if (against === 'others' && segment.kind === 'always') return 'There are no others beside all: say which segment it is about.';
  return faultOfTest(hypothesis) ?? faultOfDates(hypothesis);
}

/**
 * Why a hypothesis can no longer be written down before looking: deals that count must be created after the data in hand, else
 * what is tested may be what was seen. Null where it can.
 */
export const faultOfStart = (starts: string, asOf: string): string | null =>
  starts > asOf ? null : `It has to start after ${asOf}: what the loaded data hold already may be what suggested it.`;
