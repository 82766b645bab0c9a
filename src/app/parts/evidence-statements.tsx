import type { ReactNode } from 'react';
import { shortened, type SqlView } from '../../views/evidence-sql';
import { useAnnounce } from './announcer';
import { ScrollRegion } from './scroll-region';

type Props = { readonly view: SqlView; readonly children?: ReactNode };

/** Statements, the way to copy them, and how to read them. Read-only. */
export function EvidenceStatements({ view, children }: Props) {
  const announce = useAnnounce();
  const text = view.statements.join(';\n\n');
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => announce('SQL copied.'),
      () => announce('The SQL could not be copied.'),
    );
  return (
    <>
      <ScrollRegion label="The SQL behind this number" className="sql">
        <pre>{text === '' ? 'This engine runs no SQL.' : shortened(text)}</pre>
      </ScrollRegion>
      <p>
        <button type="button" className="button" onClick={copy}>
          Copy SQL
        </button>
      </p>
      {children}
      <h3>How to read it</h3>
      <ul>
        {view.legend.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{view.months}</li>
      </ul>
    </>
  );
}
