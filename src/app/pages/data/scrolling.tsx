import type { ReactNode } from 'react';
import { ScrollRegion } from '../../parts/scroll-region';
import styles from './data.module.css';

/** A region that scrolls, in the look of the Data page's tables. */
export function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ScrollRegion label={label} className={styles['scroll'] ?? ''}>
      {children}
    </ScrollRegion>
  );
}
