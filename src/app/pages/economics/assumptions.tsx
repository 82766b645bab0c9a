import { economicsInForce } from '../../../views/in-force';
import type { Loaded } from '../../session';

/** What the numbers of the page rest on, with who said so, and where it is changed. */
export function Assumptions({ loaded }: { readonly loaded: Loaded }) {
  return (
    <section className="card assumptions" aria-labelledby="assumptions">
      <div className="card-head">
        <h2 id="assumptions">What does it rest on?</h2>
        <a href="#/definitions">Change assumptions</a>
      </div>
      <dl>
        {economicsInForce(loaded).map(({ label, value, source }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value} <span className="quiet">{source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
