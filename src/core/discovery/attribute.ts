import type { AttributeRule, Code, DimensionId } from '../model';

/** One part of an attribute that a condition may ask for: a label, a band of numbers, or the rare labels together. */
export type Bin = {
  readonly label: string;
  /** Its codes in the dimension; a code of no bin (nothing known, not kept) meets no condition. */
  readonly codes: readonly Code[];
  /** The same in words of the files, so that it outlives them and can be put into a segment or a profile. */
  readonly rule: AttributeRule;
  /** Labels that are too rare to stand alone, pooled: counted, and never a condition of a candidate. */
  readonly isRare: boolean;
};

/** An attribute that is searched, of the deal or of the account behind it, with its bins in their order. */
export type SearchAttribute = {
  readonly dimension: DimensionId;
  readonly label: string;
  readonly home: 'opportunity' | 'account';
  readonly bins: readonly Bin[];
};
