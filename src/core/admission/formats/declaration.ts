import type { DealClass, FormatId, Outcome, TableId } from '../../model';
import type { Field } from '../fields';

/** Names a column may have, by field: labels and API names, English and German. Spelling, case and blanks do not matter. */
export type FieldNames = { readonly [F in Field]?: readonly string[] };

/** A header that is seen in one format (or in one of its tables) and hardly elsewhere. */
export type HeaderSign = { readonly header: RegExp; readonly weight: number };

/** One CRM's exports, as data: how they are known, what their columns are called, which words and quirks they have. */
export type FormatDeclaration = {
  readonly id: FormatId;
  readonly name: string;
  /** Together worth 2 or more, the header is of this format. */
  readonly signs: readonly HeaderSign[];
  readonly tableSigns: { readonly [T in TableId]?: readonly HeaderSign[] };
  readonly names: { readonly [T in TableId]?: FieldNames };
  /** Shapes of ids by field: another shape means another table. Only cells of the first shape are judged by the second. */
  readonly idShapes: { readonly [F in Field]?: { readonly anyId: RegExp; readonly ofThis: RegExp } };
  /** Stage and status words beside those of plain files. */
  readonly outcomeWords: { readonly [O in Outcome]?: readonly string[] };
  /** Status reasons that say more than the status. */
  readonly reasonWords: { readonly [O in Outcome]?: readonly string[] };
  /** Status words of deals that were deleted, where a status says so and no column marks them. */
  readonly deletedWords?: readonly string[];
  readonly typeWords: { readonly [D in DealClass]?: readonly string[] };
  /** What bare numbers in date columns count, where the format is known to write such. */
  readonly dayNumbers: 'spreadsheet' | 'milliseconds' | null;
  readonly probability: 'percent' | 'share' | null;
  /** Ends of the sentence "Export the deals again with ...". */
  readonly needs: string;
};
