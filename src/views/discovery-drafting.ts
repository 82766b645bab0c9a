import type { Discovery } from '../core/discovery';
import type { DraftPart } from '../core/discovery-draft';
import type { IcpVersion } from '../core/icp';
import { raised } from '../wording';
import type { CandidateView } from './discovery-candidate';
import type { DiscoveryWords } from './discovery-names';
import { copiedDraft, startedDraft } from './icp-builder-starts';

/** What the button says that puts a candidate into a draft. */
export const USE_TEXT: Readonly<Record<DraftPart, string>> = {
  criterion: 'Use in a draft as a criterion',
  exclusion: 'Use in a draft as an exclusion',
};

/** What stands in the place of that button where the draft has it. */
export const HELD_TEXT: Readonly<Record<DraftPart, string>> = {
  criterion: 'It is a criterion of the draft.',
  exclusion: 'It is an exclusion of the draft.',
};

/** What was done, for who hears it. */
export const usedText = (name: string, as: DraftPart): string =>
  `${name} is ${as === 'criterion' ? 'a criterion' : 'an exclusion'} of the draft. It is not published.`;

/** What a candidate becomes in a draft, and why, in words. What goes best earns points, and what to leave is shut out. */
export function draftingOf(
  { candidate, found, confirmed, rest, q }: CandidateView,
  { direction }: Pick<Discovery, 'direction'>,
  { objective, clauseOf, rows }: DiscoveryWords,
): { readonly as: DraftPart; readonly note: string } {
  const told = q === '' ? '' : `, q ${q}`;
  return {
    as: direction === 'best' ? 'criterion' : 'exclusion',
    note: `${raised(clauseOf(candidate.conditions))}: ${objective.label} ${found} when found, ${confirmed} on newer ${rows} against ${rest}${told}.`,
  };
}

/** What a candidate is added to: the draft that is being written, else the version in force, else a version of one profile. */
export const baseFor = (draft: IcpVersion | null, version: IcpVersion | null, date: string): IcpVersion =>
  draft ?? (version === null ? startedDraft([], date, 'From discovery') : copiedDraft(version, date));

/** The profiles of a draft to choose from. */
export const profileChoices = ({ profiles }: IcpVersion): readonly (readonly [id: string, name: string])[] =>
  profiles.map(({ id, name }) => [id, name]);
