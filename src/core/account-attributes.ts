import type { Accounts, Attribute, Derivable } from './facts';
import type { AccountColumns, AttributeColumn } from './icp';
import { assignSegment, type Segmentation } from './segments';

/** Text by dictionary, in the order in which it first comes; code 0 is blank. */
function textsOf(values: readonly string[]): AttributeColumn {
  const codes = new Map([['', 0]]);
  const coded = Uint32Array.from(values, (value) => {
    const known = codes.get(value);
    if (known !== undefined) return known;
    codes.set(value, codes.size);
    return codes.size - 1;
  });
  return { kind: 'text', labels: [...codes.keys()], codes: coded };
}

const columnOf = (attribute: Attribute): AttributeColumn =>
  attribute.kind === 'text'
    ? textsOf(attribute.values)
    : { kind: 'number', values: Float64Array.from(attribute.values, (value) => value ?? NaN) };

/** The segmentations in force, and what they divide. */
export type Segmenting = { readonly segmentations: readonly Segmentation[]; readonly divided: Derivable };

/** Nobody is in no segment. */
function segmentsOf(segmentation: Segmentation, { accounts }: Derivable): AttributeColumn {
  const segmentOf = (account: number): string => (account === 0 ? '' : (assignSegment(segmentation, accounts.read(account)) ?? ''));
  return textsOf(Array.from({ length: accounts.count }, (_, account) => segmentOf(account)));
}

/**
 * What a profile may ask of accounts, column by column: their attributes, and their segment by the id of a segmentation. One
 * that is known of deals only stays undecided for most accounts.
 */
export function accountColumns(accounts: Accounts, { segmentations, divided }: Segmenting): AccountColumns {
  return {
    count: accounts.count,
    ids: accounts.ids,
    names: accounts.names,
    columns: new Map([
      ...[...accounts.attributes].map(([name, attribute]): [string, AttributeColumn] => [name, columnOf(attribute)]),
      ...segmentations.map((segmentation): [string, AttributeColumn] => [segmentation.id, segmentsOf(segmentation, divided)]),
    ]),
  };
}
