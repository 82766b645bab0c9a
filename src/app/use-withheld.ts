import { verdictsWithheld } from '../views/control-totals';
import { useSession } from './session';

/** Why no page gives a verdict on what is loaded, as a clause; null where verdicts are given. */
export function useWithheld(): string | null {
  const { loaded } = useSession();
  return loaded === null ? null : verdictsWithheld(loaded.admissions);
}
