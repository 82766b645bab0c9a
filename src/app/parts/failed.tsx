import { useAnnounce } from './announcer';

/** What failed, that nothing was lost, and what can be done. The rest of the page keeps working. */
export function Failed({ says, retry }: { readonly says: string; retry(): void }) {
  const announce = useAnnounce();
  const copy = (): void =>
    void navigator.clipboard.writeText(says).then(
      () => announce('Details copied.'),
      () => announce('The details could not be copied.'),
    );
  return (
    <div className="notice" role="alert">
      <p>{says}</p>
      <p>
        <button type="button" className="button button-main" onClick={retry}>
          Try again
        </button>{' '}
        <button type="button" className="button" onClick={copy}>
          Copy details
        </button>
      </p>
    </div>
  );
}
