import { VERDICT_LEVEL } from '../core/drift';
import { UNDER_WAY } from '../wording';
import { settled } from '../wording/number';
import type { Cited } from './cited';
import type { Told } from './provenance';
import type { Scorecard } from './scorecard';

/** What the files of a target's card hold beside its readings. */
export type TargetFile = Pick<Scorecard, 'share' | 'verdict' | 'target' | 'limits' | 'facts' | 'judged' | 'amount'>;

function rangeOf({ judged: { counts }, share }: TargetFile): readonly Cited[] {
  if (counts === null || counts.unknown === 0 || counts.all === 0 || share.reading.missing !== null || share.level === 'few') return [];
  const [low, high] = [counts.inIcp / counts.all, (counts.inIcp + counts.unknown) / counts.all];
  return [{ as: 'range with unknowns', reading: { ...share.reading, low, high, level: null } }];
}

/** The verdict limits, the range that the unknown leave, and the share of the amount: each in full, a line of the file each. */
export function targetReadings(file: TargetFile): readonly Cited[] {
  const { share, limits, judged, amount } = file;
  const { low, high } = judged.finding;
  return [
    ...(limits === null ? [] : [{ as: 'verdict limits', reading: { ...share.reading, low, high, level: settled(VERDICT_LEVEL) } }]),
    ...rangeOf(file),
    ...(amount === null ? [] : [{ as: 'share of the amount', reading: amount }]),
  ];
}

function stateText({ verdict, share: { reading, level } }: TargetFile): string {
  if (verdict !== null) return verdict.word;
  if (reading.missing !== null) return 'Not defined';
  return level === 'few' ? 'No verdict: too few' : UNDER_WAY;
}

/** A target's card in the words in which it stands on the screen. */
export function targetLines(file: TargetFile): readonly Told[] {
  const { share, target, limits, facts } = file;
  return [
    { label: 'Today', text: share.rests === '' ? share.text : `${share.text} (${share.rests})` },
    { label: 'Target', text: target },
    { label: 'State', text: stateText(file) },
    ...(limits === null ? [] : [{ label: 'Verdict limits (90%)', text: limits }]),
    ...facts.map((text) => ({ label: 'Beside it', text })),
  ];
}
