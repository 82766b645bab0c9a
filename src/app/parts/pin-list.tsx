import './pin-list.css';
import { pinPieces, PIN_WORDS, type NumberedPin } from '../../views/pins';
import { LinkedText } from './linked-text';

/** More pins than this are folded away; the tables of the charts have all. */
const FEW = 4;

function Pins({ pins }: { readonly pins: readonly NumberedPin[] }) {
  return (
    <ol className="drift-pins">
      {pins.map((pin) => (
        <li key={pin.number}>
          <span className={`drift-pin drift-pin-${pin.kind}`} aria-hidden="true">
            {pin.number}
          </span>
          <span className="hidden">
            {pin.number}, {PIN_WORDS[pin.kind]}:{' '}
          </span>
          <span>
            <LinkedText pieces={pinPieces(pin)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What happened when: the numbers that stand above the time axes. The words of a decision lead to its record. */
export function PinList({ pins }: { readonly pins: readonly NumberedPin[] }) {
  if (pins.length === 0) return null;
  if (pins.length <= FEW) return <Pins pins={pins} />;
  return (
    <details className="drift-folded pin-folded">
      <summary>What the {pins.length} numbers above the charts stand for</summary>
      <Pins pins={pins} />
    </details>
  );
}
