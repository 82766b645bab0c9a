import type { Part, Sentence } from '../../wording';

function Piece({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case 'words':
      return part.text;
    case 'figure':
      return <strong>{part.text}</strong>;
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
