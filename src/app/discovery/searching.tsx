import type { Searching } from '../use-discovery';
import styles from './discovery.module.css';

type Props = { readonly searching: Extract<Searching, { readonly kind: 'working' }>; cancel(): void };

const STEPS = {
  counting: 'Combinations are being counted',
  judging: 'What was found is asked again on newer deals, and held against chance',
} as const;

/** How far a search has come, and the way to stop it. */
export function SearchProgress({ searching, cancel }: Props) {
  const { step, share } = searching;
  return (
    <div className={styles['working']}>
      <label>
        {STEPS[step]}
        <progress max={1} {...(share === null ? {} : { value: share })} />
      </label>
      <div>
        <button type="button" className="button" onClick={cancel}>
          Cancel the search
        </button>
      </div>
    </div>
  );
}
