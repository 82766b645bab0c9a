import type { DealClass, Outcome } from '../../model';
import type { FieldNames } from '../formats/declaration';

/**
 * What people write in one language, as data: headers, the words of stages and types, months, yes and no, and the words
 * of lines that are no data. Spelling, case, accents and blanks do not matter in headers and stages.
 */
export type Language = {
  readonly name: string;
  /** Headers of lists of deals; those about accounts serve there too. */
  readonly deals: FieldNames;
  readonly accounts: FieldNames;
  readonly spend: FieldNames;
  readonly outcomeWords: { readonly [O in Outcome]?: readonly string[] };
  readonly typeWords: { readonly [D in DealClass]?: readonly string[] };
  /** The twelve months, each as people write it: whole, and shortened. Accents matter here. */
  readonly months: readonly (readonly string[])[];
  /** Words inside a date that say nothing, such as `de`. */
  readonly besideDates: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly totals: readonly string[];
  readonly subtotals: readonly string[];
  /** What a total line calls the records it counts: `Total (36 records)`. */
  readonly records: readonly string[];
  /** Parts of words that only a line below the data has. */
  readonly belowData: readonly string[];
};
