import { useId, useMemo, useState } from 'react';
import type { Currency } from '../../../core/model';
import type { ObservedMix } from '../../../core/plan-observed';
import { mixView, usualShare, type MixView } from '../../../views/plan-mix';
import { typedShare } from '../../../views/plan-typed';
import { Card } from '../../parts/card';
import { RateText } from './plan-rate-text';

type Props = { readonly mix: ObservedMix; readonly currency: Currency | null; readonly least: number; readonly opens: boolean };

function ShareField(props: { readonly text: string; readonly fault: string | null; readonly hint: string; type(text: string): void }) {
  const { text, fault, hint, type } = props;
  const id = useId();
  return (
    <div className="field plan-field">
      <label htmlFor={id}>ICP share of created deals</label>
      <span className="plan-typed">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-says`}
          onChange={(event) => type(event.target.value)}
        />
        <span>%</span>
      </span>
      <span id={`${id}-says`} className={fault === null ? 'hint' : 'hint plan-fault'} aria-live="polite">
        {fault ?? hint}
      </span>
    </div>
  );
}

function Rows({ rows, rates }: MixView) {
  if (rows.length === 0) return null;
  return (
    <>
      <dl className="plan-mix">
        {rows.map(({ id, name, before, after, change }) => (
          <div key={id}>
            <dt>{name}</dt>
            {change === '' ? null : <dd className="plan-goes-by">{change}</dd>}
            <dd>
              {before} before, {after} after
            </dd>
          </div>
        ))}
      </dl>
      <h4>At these rates</h4>
      <dl className="plan-mix">
        {rates.map(({ id, name, inIcp, outside }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>
              ICP <RateText rate={inIcp} />
            </dd>
            <dd>
              Non-ICP <RateText rate={outside} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What an ICP-heavier mix of created deals would change, at the rates that either side had. */
export function MixCard({ mix, currency, least, opens }: Props) {
  const usual = useMemo(() => usualShare(mix), [mix]);
  const [typed, type] = useState<string | null>(null);
  const text = typed ?? usual.text;
  const { value, fault } = typedShare(text);
  const view = useMemo(
    () => mixView(mix, value ?? usual.share, { currency, least, opens }),
    [mix, value, usual.share, currency, least, opens],
  );
  return (
    <Card
      name="plan-mix"
      question="What would an ICP-heavier mix change?"
      level={3}
      sentence={view.sentence}
      lead={mix.missing === null ? <ShareField text={text} fault={fault} hint={usual.hint} type={type} /> : null}
      table={view.table}
      foot={view.foot}
      metrics={['winRate', 'acv', 'salesCycleMean', 'icpShareCreated']}
      evidence={view.evidence}
    >
      <Rows {...view} />
    </Card>
  );
}
