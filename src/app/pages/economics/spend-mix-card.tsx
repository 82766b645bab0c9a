import { useId, useMemo, useState } from 'react';
import type { Answered } from '../../../views/answered';
import { spendView, type ShareField } from '../../../views/what-if-spend';
import { startFromMix } from '../../../views/what-if-starts';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { RecordWhatIf } from '../icp/what-if/record-what-if';

/** A share of spend as people type it, in percent; null for a blank or what is no share. */
function typedShare(text: string): number | null {
  const value = Number(text.trim().replace(',', '.').replace('%', ''));
  return text.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= 100 ? value / 100 : null;
}

type FieldsProps = {
  readonly fields: readonly ShareField[];
  readonly texts: ReadonlyMap<string | null, string>;
  type(label: string | null, text: string): void;
  clear(): void;
};

function ShareFields({ fields, texts, type, clear }: FieldsProps) {
  return (
    <fieldset className="line-fields share-fields">
      <legend>Share of spend, otherwise</legend>
      {fields.map(({ id, label, name, standing }) => {
        const text = texts.get(label) ?? '';
        return (
          <label key={id}>
            <span>{name}</span>
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              placeholder={standing}
              value={text}
              aria-invalid={text.trim() !== '' && typedShare(text) === null}
              onChange={(event) => type(label, event.target.value)}
            />
            <span aria-hidden="true">%</span>
          </label>
        );
      })}
      <button type="button" className="button" disabled={texts.size === 0} onClick={clear}>
        As it was
      </button>
    </fieldset>
  );
}

const QUESTION = 'What if spend had been shared out otherwise?';
const NOTHING = 'At least two parts with new accounts, spend and LTV:CAC are needed to share spend out otherwise.';

/** The spend on the parts of the page shared out otherwise, at the CAC and LTV:CAC that were seen in each. It describes the past. */
export function SpendMixCard({ answered }: { readonly answered: Answered }) {
  const described = useId();
  const by = answered.analysis.segmentDimension;
  const [typed, setTyped] = useState<{ readonly by: typeof by; readonly texts: ReadonlyMap<string | null, string> }>({
    by,
    texts: new Map(),
  });
  const texts = useMemo(() => (typed.by === by ? typed.texts : new Map<string | null, string>()), [typed, by]);
  const shares = useMemo(
    () =>
      new Map(
        [...texts].flatMap(([label, text]) => {
          const share = typedShare(text);
          return share === null ? [] : [[label, share] as const];
        }),
      ),
    [texts],
  );
  const view = useMemo(() => spendView(answered, shares), [answered, shares]);
  const type = (label: string | null, text: string): void => {
    const others = [...texts].filter(([each]) => each !== label);
    setTyped({ by, texts: new Map(text.trim() === '' ? others : [...others, [label, text] as const]) });
  };
  const start = view === null || view.gains === null || by === null ? null : startFromMix(view, by);
  return (
    <Card
      name="spend-mix"
      question={QUESTION}
      level={2}
      sentence={view?.sentence ?? null}
      table={null}
      foot={view?.foot ?? []}
      metrics={['cac', 'ltvToCac']}
      evidence={[]}
    >
      {view === null ? (
        <p className="quiet">{NOTHING}</p>
      ) : (
        <>
          <p id={described} aria-live="polite">
            {view.verdict}
          </p>
          <ShareFields fields={view.fields} texts={texts} type={type} clear={() => setTyped({ by, texts: new Map() })} />
          <DataTable table={view.table} />
          {start === null ? null : <RecordWhatIf start={start} describedBy={described} />}
        </>
      )}
    </Card>
  );
}
