import type { Figure } from '../../../views/figure';
import type { EffectView, EvidenceView } from '../../../views/assessment-evidence';
import { EvidenceButton } from '../../parts/evidence-opener';
import { FigureText } from '../../parts/figure-text';
import { Info, OctagonAlert, TriangleAlert } from '../../icons';

const ICONS: Readonly<Record<'redFlag' | 'hint' | 'warning', typeof Info>> = { redFlag: OctagonAlert, hint: Info, warning: TriangleAlert };
const WORDS: Readonly<Record<'redFlag' | 'hint' | 'warning', string>> = { redFlag: 'Red flag', hint: 'Question', warning: 'Remark' };

/** Red flags, questions and remarks: an icon and a word, for colour alone says nothing. */
export function Remarks({ remarks }: { readonly remarks: readonly EffectView[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="assessed-remarks">
      {remarks.map(({ kind, text }) => {
        if (kind !== 'redFlag' && kind !== 'hint' && kind !== 'warning') return null;
        const Icon = ICONS[kind];
        return (
          <li key={text} className={`assessed-${kind}`}>
            <Icon size={16} aria-hidden="true" />
            <span>
              <strong>{WORDS[kind]}:</strong> {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A number that opens its rows; plain text while the page filters, for the rows beside it would be others. */
export const ShownFigure = ({ figure, opens }: { readonly figure: Figure; readonly opens: boolean }) =>
  opens ? <FigureText figure={figure} /> : <span>{figure.full}</span>;

function Behind({ view, opens }: { readonly view: EvidenceView; readonly opens: boolean }) {
  const { says, needs, parts, names, counted } = view;
  return (
    <details className="assessed-behind">
      <summary>
        What it is counted from<span className="hidden">: {view.name}</span>
      </summary>
      <div className="assessed-body">
        <p>
          {says} <span className="quiet">Needs: {needs}.</span>
        </p>
        {names === null ? null : <p>{names}</p>}
        {parts.length === 0 ? null : (
          <ul>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )}
        {counted.length === 0 ? null : (
          <ul>
            {counted.map(({ label, figure }) => (
              <li key={label}>
                {label}: <ShownFigure figure={figure} opens={opens} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

function Row({ view, opens }: { readonly view: EvidenceView; readonly opens: boolean }) {
  const [first, ...others] = view.counted;
  const reading = opens && others.length === 0 ? first?.figure.reading : undefined;
  return (
    <li className={view.isMissing ? 'assessed-evidence is-missing' : 'assessed-evidence'}>
      <p>
        <span className="assessed-name">{view.name}</span>{' '}
        <span className="assessed-value">
          <EvidenceButton reading={reading}>{view.value}</EvidenceButton>
        </span>{' '}
        {view.aside === '' ? null : <span className="quiet">{view.aside}</span>}
      </p>
      {view.effects.length === 0 ? null : (
        <p className="assessed-effects">
          {view.effects.map(({ kind, text }) => (
            <span key={`${kind} ${text}`} className="assessed-effect">
              {text}
            </span>
          ))}
        </p>
      )}
      <Behind view={view} opens={opens} />
    </li>
  );
}

type ListProps = { readonly evidence: readonly EvidenceView[]; readonly missing: readonly EvidenceView[]; readonly opens: boolean };

/** What the data show beside a dimension, and what they do not. */
export function EvidenceList({ evidence, missing, opens }: ListProps) {
  return (
    <>
      <ul className="assessed-list">
        {evidence.map((view) => (
          <Row key={view.id} view={view} opens={opens} />
        ))}
      </ul>
      {missing.length === 0 ? null : (
        <details className="assessed-missing">
          <summary>Not in the data, and limits nothing: {missing.length}</summary>
          <ul className="assessed-list">
            {missing.map((view) => (
              <Row key={view.id} view={view} opens={opens} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
