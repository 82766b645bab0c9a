import type { ReactNode } from 'react';
import { useClosePopover } from './popover';

/** An item of a menu: it closes the menu, then does what it says. */
export function Item({ act, children }: { readonly act: () => void; readonly children: ReactNode }) {
  const close = useClosePopover();
  const choose = (): void => {
    close();
    act();
  };
  return (
    <li>
      <button type="button" onClick={choose}>
        {children}
      </button>
    </li>
  );
}
