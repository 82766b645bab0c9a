import { createContext, useContext, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => undefined);

/** Says something in the polite live region of the page. */
export const useAnnounce = (): ((message: string) => void) => useContext(AnnounceContext);

/** The one polite live region. What was said last is also shown for those who see it. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  return (
    <AnnounceContext value={setMessage}>
      {children}
      <output className="said">
        {message === '' ? null : (
          <span>
            {message}
            <button type="button" className="link" onClick={() => setMessage('')}>
              Close
            </button>
          </span>
        )}
      </output>
    </AnnounceContext>
  );
}
