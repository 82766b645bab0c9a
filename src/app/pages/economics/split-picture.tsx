import { splitDotsOption, splitHeight } from '../../../charts/split-dots';
import type { SplitCard } from '../../../views/economics-returns';
import { Drawing } from '../../parts/drawing';
import { rowMarks } from '../../../views/mark';

/** The rows that rest on enough as dots on one axis; the others by name with why they are not drawn. */
export function SplitPicture({ card }: { readonly card: SplitCard }) {
  const { dots, instead, spoken, undrawn } = card;
  return (
    <>
      {dots === null ? (
        instead.map((line) => <p key={line}>{line}</p>)
      ) : (
        <Drawing view={dots} draw={splitDotsOption} label={spoken} height={splitHeight(dots)} marks={rowMarks(dots.rows)} />
      )}
      {undrawn.length === 0 ? null : (
        <div className="undrawn">
          <p>Not drawn</p>
          <ul>
            {undrawn.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
