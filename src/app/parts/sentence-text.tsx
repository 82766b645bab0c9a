import type { Part, Sentence } from '../../wording';

/** A line may break between a sign and a currency, and after the dash of a range: each half would be read as a number of its own. */
const SIGNED = /([−+]\p{Sc}\S+|\d[\d.,]*–\d[\d.,]*[%×]?)/u;

const whole = (text: string) =>
  text.split(SIGNED).map((each, at) =>
    at % 2 === 0 ? (
      each
    ) : (
      <span key={at} className="whole">
        {each}
      </span>
    ),
  );

function Piece({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case 'words':
      return whole(part.text);
    case 'figure':
      return <strong>{whole(part.text)}</strong>;
    case 'state':
      return <strong className={`state-word state-${part.state}`}>{part.text}</strong>;
  }
}

/** A generated sentence, its figures and its verdict set off. */
export function SentenceText({ sentence, className }: { readonly sentence: Sentence; readonly className: string }) {
  return (
    <p className={className}>
      {sentence.map((part, at) => (
        <Piece key={`${at} ${part.text}`} part={part} />
      ))}
    </p>
  );
}
