import { quoted } from './cell-text';
import type { Recognised } from './recognise';
import type { AdmissionSettings } from './settings';
import { samplesOf, type SourceColumn } from './sheet';
import type { Talk } from './talk';
import { meaningOf, outcomeWords, saidOf } from './words';

const MOST_WORDS = 50;

/**
 * Deals without a column that is named as their stage: asks whether one whose cells speak of won and lost is it.
 * Returns the recognised file with that column given, or null where no column does or nobody has said.
 */
export function settleStageColumn(
  recognised: Recognised,
  { settings, talk }: { readonly settings: AdmissionSettings; readonly talk: Talk },
): Recognised | null {
  const words = outcomeWords(recognised.format);
  const speaking = recognised.candidates.filter(
    ({ column, given }) => given === undefined && speaksOfEnds(column, (cell) => saidOf(cell, settings.stageMap) ?? meaningOf(cell, words)),
  );
  if (speaking.length === 0) return null;
  const answer = talk.ask({
    id: 'stage-column',
    column: null,
    ask: 'Which column says how a deal stands? No header says so, but cells do.',
    choices: speaking.map(({ column }) => ({
      value: column.key,
      reads: samplesOf(column, 2).map((cell) => `${quoted(cell)} → ${meaningOf(cell, words) ?? 'asked next'}`),
    })),
  });
  if (answer === null) return null;
  return {
    ...recognised,
    table: 'opportunity',
    candidates: recognised.candidates.map((each) => (each.column.key === answer ? { ...each, given: 'outcome' } : each)),
  };
}

function speaksOfEnds(column: SourceColumn, read: (cell: string) => string | null): boolean {
  const words = new Set(column.values.filter((cell, code) => (column.counts[code] ?? 0) > 0 && cell.trim() !== ''));
  if (words.size > MOST_WORDS) return false;
  const meanings = new Set([...words].map(read));
  return meanings.has('won') && (meanings.has('lost') || meanings.has('open'));
}
