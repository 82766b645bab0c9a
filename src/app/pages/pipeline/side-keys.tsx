import type { BarSide } from '../../../views/paired-bars';

const KEYS: readonly { readonly side: BarSide; readonly says: string }[] = [
  { side: 'icp', says: 'ICP' },
  { side: 'nonIcp', says: 'Non-ICP' },
  { side: 'unknown', says: 'Cannot be scored' },
];

/** Which colour and pattern stands for which side of the ICP; nothing where no side is told apart. */
export function SideKeys({ sides, isDots = false }: { readonly sides: readonly BarSide[]; readonly isDots?: boolean }) {
  const keys = KEYS.filter(({ side }) => sides.includes(side));
  if (keys.length < 2) return null;
  return (
    <ul className="water-keys">
      {keys.map(({ side, says }) => (
        <li key={side}>
          <span className={isDots ? `dot-key dot-key-${side}` : `water-key side-key-${side}`} aria-hidden="true" />
          {says}
        </li>
      ))}
    </ul>
  );
}
