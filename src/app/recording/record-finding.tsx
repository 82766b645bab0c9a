import type { Cited } from '../../views/cited';
import { useAnnounce } from '../parts/announcer';
import { useSession } from '../session';
import { useQuestion } from '../use-question';

type Props = {
  readonly finding: { readonly id: string; readonly owner: string; readonly cited: readonly Cited[] };
  /** The id of the heading that says which finding it is. */
  readonly describedBy: string;
};

const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

/** Starts a decision from a finding, with what it rests on. */
export function RecordFinding({ finding: { id, owner, cited }, describedBy }: Props) {
  const { loaded } = useSession();
  const { question } = useQuestion();
  const announce = useAnnounce();
  const now = cited.at(-1)?.reading;
  if (loaded === null || now === undefined) return null;
  const begin = (): void => {
    import('./begin').then(
      ({ recordFromFinding }) =>
        recordFromFinding({
          finding: { id, owner, now },
          readings: cited.map(({ reading }) => reading),
          dataset: loaded.dataset,
          question,
        }),
      (failure: unknown) => announce(`The form could not be fetched: ${wordsOf(failure)}.`),
    );
  };
  return (
    <p>
      <button type="button" className="button" aria-describedby={describedBy} onClick={begin}>
        Record a decision
      </button>
    </p>
  );
}
