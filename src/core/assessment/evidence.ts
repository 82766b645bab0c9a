import type { Missing, Reading } from '../model';
import type { ShownEvidence } from './answer';
import type { AssessmentQuestion, SegmentationQuestion } from './instrument';

/** Everything that the product computes for the instruments (`assessment.md` 5.1). */
export const EVIDENCE_IDS = [
  ...(['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15', 'E16'] as const),
  ...(['E17', 'E18', 'E19', 'E20', 'E21', 'E22', 'E23', 'E24', 'E25', 'E26', 'E27', 'E28', 'E29', 'E30', 'E31', 'E32'] as const),
] as const;
export type EvidenceId = (typeof EVIDENCE_IDS)[number];

/** What a value counts: a share and a difference of shares are 0 to 1, `yesNo` is 1 or 0, `overlap` is of three. */
export type EvidenceUnit = 'yesNo' | 'count' | 'months' | 'share' | 'points' | 'ratio' | 'overlap' | 'quarters';

/** What else holds beside the number, by name: what a limit may ask for. */
export type EvidenceFact =
  | 'shifted'
  | 'neverChanged'
  | 'run'
  | 'inOrder'
  | 'sixAttributes'
  | 'intentAndUsage'
  | 'enoughOfBoth'
  | 'rulesOn'
  | 'withOwners'
  | 'overAllowed'
  | 'ofMarket'
  | 'renewed';

/** A part of a value that is told apart: a dimension of data, a tier, a segment; `of` what it is counted among. */
export type EvidencePart = { readonly name: string; readonly part: number; readonly of: number };

/** One piece of evidence as the loaded data give it: a value, or the reason why there is none. */
export type MeasuredEvidence = {
  readonly id: EvidenceId;
  readonly value: number | null;
  readonly missing: Missing | null;
  /** What it rests on. */
  readonly n: number;
  /** Of a share: how many of `n`. */
  readonly part: number | null;
  /** 95 % limits of a share or a difference. */
  readonly low: number | null;
  readonly high: number | null;
  readonly facts: readonly EvidenceFact[];
  /** What it was counted over, by name: attributes, segments, functions. Names come from files and people. */
  readonly names: readonly string[];
  readonly parts: readonly EvidencePart[];
  /** Figures that open their rows. */
  readonly readings: readonly Reading[];
};

/** A number, or the name of a setting. */
type Bound<Setting extends string> = number | Setting;

/** When a limit applies: all that is given must hold of the value (`high`: of the upper end of its interval). */
export type LimitWhen<Setting extends string = string> = {
  readonly from?: Bound<Setting>;
  readonly over?: Bound<Setting>;
  readonly below?: Bound<Setting>;
  readonly upTo?: Bound<Setting>;
  readonly highUpTo?: Bound<Setting>;
  readonly lowOver?: Bound<Setting>;
  readonly facts?: readonly EvidenceFact[];
  readonly without?: readonly EvidenceFact[];
};

/**
 * What evidence does to a question: a ceiling, a floor, the lifting of a ceiling (`possible`), all in half points; a red flag, a
 * question (`hint`), or a remark. `isTentative`: what the product cannot see may show otherwise.
 */
export type LimitRule<Setting extends string = string> = { readonly question: SegmentationQuestion; readonly when: LimitWhen<Setting> } & (
  | { readonly kind: 'ceiling' | 'floor' | 'possible'; readonly score2: number; readonly isTentative?: true }
  | { readonly kind: 'redFlag' | 'hint' | 'warning'; readonly says: string }
);

export type EvidenceSpec<Setting extends string = string> = {
  readonly id: EvidenceId;
  readonly name: string;
  readonly unit: EvidenceUnit;
  readonly questions: readonly AssessmentQuestion[];
  /** Which tables or records it is counted from, in words. */
  readonly needs: string;
  /** How it is counted, in words. */
  readonly says: string;
  /** Thresholds by name: our own settings. */
  readonly settings: Readonly<Record<Setting, number>>;
  readonly limits: readonly LimitRule<Setting>[];
};

const UNSEEN = { n: 0, part: null, low: null, high: null, facts: [], names: [], parts: [], readings: [] } as const;

/** Evidence with a value; what is not given is not there. */
export const measured = (
  id: EvidenceId,
  value: number,
  given: Partial<Omit<MeasuredEvidence, 'id' | 'value' | 'missing'>> = {},
): MeasuredEvidence => ({
  ...UNSEEN,
  ...given,
  id,
  value,
  missing: null,
});

/** Evidence that the loaded data do not give: it limits nothing. */
export const unmeasured = (id: EvidenceId, missing: Missing, n = 0): MeasuredEvidence => ({ ...UNSEEN, id, value: null, missing, n });

/** As it is frozen beside an answer. */
export const shownOf = ({ id, value, n, low, high, missing }: MeasuredEvidence): ShownEvidence => ({ id, value, n, low, high, missing });
