import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => undefined);

/** Says something in the polite live region of the page. */
export const useAnnounce = (): ((message: string) => void) => useContext(AnnounceContext);

/** So long it stays for those who see it, in milliseconds; pointing at it or having the focus there keeps it. */
const SHOWN = 12_000;

/** The one polite live region. What was said last is also shown for those who see it, above what else is said there. */
export function Announcer({ children, toast }: { readonly children: ReactNode; readonly toast?: ReactNode }) {
  const [message, setMessage] = useState('');
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (message === '' || isHeld) return undefined;
    const timer = setTimeout(() => setMessage(''), SHOWN);
    return () => clearTimeout(timer);
  }, [message, isHeld]);
  const close = (): void => {
    setMessage('');
    setHeld(false);
  };
  return (
    <AnnounceContext value={setMessage}>
      {children}
      <div className="said">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing at it only keeps it there */}
        <output
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          {message === '' ? null : (
            <span>
              {message}
              <button type="button" className="link" onClick={close}>
                Close
              </button>
            </span>
          )}
        </output>
        {toast}
      </div>
    </AnnounceContext>
  );
}
