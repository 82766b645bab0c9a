import type { ReactNode } from 'react';

type Props = { readonly id: string; readonly label: string; readonly children: ReactNode };

/** A picture that a row of the findings leads to: it takes the focus. */
export function Place({ id, label, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset groups fields; these are pictures
    <div id={id} className="drift-place" role="group" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}
