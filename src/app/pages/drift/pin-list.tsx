import '../../parts/pin-list.css';
import { hashWithDecision, writeQuestion } from '../../../core/question';
import { dateText } from '../../../wording';
import { useQuestion } from '../../use-question';
import { pinText, PIN_WORDS, type NumberedPin } from '../../../views/pins';

/** More pins than this are folded away; the tables of the charts have all. */
const FEW = 4;

/** What a pin stands for; the words of a decision lead to its record in the Council room. */
function PinWords({ pin }: { readonly pin: NumberedPin }) {
  const { question } = useQuestion();
  const { decisions = [] } = pin;
  if (decisions.length === 0) return pinText(pin);
  const room = writeQuestion({ ...question, page: 'council-room' });
  return (
    <>
      {dateText(pin.date)}: {decisions.length === 1 ? 'decided: ' : `${decisions.length} decisions: `}
      {decisions.map(({ id, text }, at) => (
        <span key={id}>
          {at === 0 ? '' : '; '}
          <a href={hashWithDecision(room, id)}>{text}</a>
        </span>
      ))}
    </>
  );
}

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
            <PinWords pin={pin} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What happened when: the numbers that stand above the time axes. */
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
