import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hashWithRules, rulesIn, type AskedRules } from '../../core/question';
import { areSameRules, heldRules, ruledBy, toldRules, wantedRules, type WholeRules } from '../../views/ruled-address';
import { useSession, type Loaded } from '../session';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
};
const currentHash = (): string => window.location.hash;

/** Writes rules into the address, in the place of this step of the history or as a step of its own. */
function write(rules: AskedRules, how: 'replaceState' | 'pushState'): void {
  const hash = hashWithRules(window.location.hash, rules);
  if (hash !== window.location.hash) window.history[how](window.history.state, '', hash === '' ? '#/' : hash);
}

/** What an address that was asked before, and not done, changes. */
const NOTHING = { definitions: null, notes: [] } as const;

/** What the address asked and what stood when they were last held against each other. */
type Seen = { readonly asked: AskedRules; readonly held: WholeRules };

/**
 * Keeps the address and the rules that all pages are read by together: a link, or a step back, sets the version of the ICP and the
 * as-of date; a change of them is a step of the history. What a link asks for and cannot have is said.
 */
export function RuledAddress({ loaded }: { readonly loaded: Loaded }) {
  const { progress, defining, define } = useSession();
  const hash = useSyncExternalStore(subscribe, currentHash);
  const seen = useRef<Seen | null>(null);
  const [notes, say] = useState<readonly string[]>([]);
  const isBusy = progress !== null || defining !== null;
  useEffect(() => {
    if (isBusy) return;
    const [asked, held] = [rulesIn(hash), heldRules(loaded)];
    const before = seen.current;
    seen.current = { asked, held };
    const isAskedAnew = before === null || !areSameRules(before.asked, asked);
    if (!isAskedAnew && !areSameRules(before.held, held) && !areSameRules(wantedRules(asked, before.held), held)) {
      say([]);
      write(toldRules(before.held, held), 'replaceState');
      seen.current = { asked: toldRules(held, before.held), held };
      return write(toldRules(held, before.held), 'pushState');
    }
    const wanted = wantedRules(asked, held);
    if (areSameRules(wanted, held)) return write({ ...toldRules(held), ...saidIn(asked) }, 'replaceState');
    const ruled = isAskedAnew ? ruledBy(loaded, wanted) : NOTHING;
    if (isAskedAnew) say(ruled.notes);
    if (ruled.definitions !== null) return define(ruled.definitions);
    seen.current = { asked: toldRules(held), held };
    write(toldRules(held), 'replaceState');
  }, [hash, loaded, isBusy, define]);
  return notes.map((note) => (
    <p key={note} className="band">
      {note}
    </p>
  ));
}

/** What an address says already stays in it. */
const saidIn = ({ icp, asOf }: AskedRules): Partial<AskedRules> => ({
  ...(icp === null ? {} : { icp }),
  ...(asOf === null ? {} : { asOf }),
});
