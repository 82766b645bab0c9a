import type { Span } from '../../core/model';
import { sqlView } from '../../views/evidence-sql';
import { useAnnounce } from './announcer';
import type { Asked } from './evidence-queries';
import { ScrollRegion } from './scroll-region';

type Props = { readonly statements: readonly string[]; readonly asked: Asked; readonly span: Span | null };

/** The statements that yielded what the number was worked out from, and what the names in them mean. Read-only. */
export function EvidenceSql({ statements, asked, span }: Props) {
  const announce = useAnnounce();
  const { dataset } = asked.loaded;
  const view = sqlView(statements, { ask: asked.ask, span }, dataset);
  const text = view.statements.join(';\n\n');
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => announce('SQL copied.'),
      () => announce('The SQL could not be copied.'),
    );
  return (
    <section>
      <details>
        <summary>Show SQL</summary>
        <p>
          These statements count and add up; the division is done after them, as the formula above says. Names and labels of your files
          never reach a statement: dimensions go by number, labels by code.
        </p>
        <ScrollRegion label="The SQL behind this number" className="sql">
          <pre>{text === '' ? 'This engine runs no SQL.' : text}</pre>
        </ScrollRegion>
        <p>
          <button type="button" className="button" onClick={copy}>
            Copy SQL
          </button>
        </p>
        <ul>
          {view.legend.map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{view.months}</li>
        </ul>
      </details>
    </section>
  );
}
