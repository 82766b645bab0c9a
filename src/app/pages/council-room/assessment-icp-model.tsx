import { useId, useState, type SyntheticEvent } from 'react';
import { evidenceOn, ICP_MODEL, type Assessment, type IcpAspect } from '../../../core/assessment';
import type { AspectView, IcpModelView, SignView } from '../../../views/assessment-icp-model';
import { CircleCheck, CircleDashed, OctagonAlert } from '../../icons';
import { SentenceText } from '../../parts/sentence-text';
import { useAnswering } from './assessment-answering';

const ICONS: Readonly<Record<SignView['state'], typeof CircleCheck>> = {
  holds: CircleCheck,
  answered: CircleCheck,
  fails: OctagonAlert,
  asked: CircleDashed,
  untold: CircleDashed,
};

function Signs({ signs }: { readonly signs: readonly SignView[] }) {
  return (
    <ul className="assessed-signs">
      {signs.map(({ id, level, says, state, word }) => {
        const Icon = ICONS[state];
        return (
          <li key={id} className={`assessed-sign assessed-sign-${state}`}>
            <Icon size={16} aria-hidden="true" />
            <span>
              Level {level}: {says} <span className="quiet">{word}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type Chosen = ReadonlyMap<IcpAspect, number>;

function Aspect({ aspect, level, choose }: { readonly aspect: AspectView; readonly level: number | null; choose(level: number): void }) {
  const name = useId();
  const said = aspect.said.map(({ by, level: of }) => `${of} by ${by}`).join(', ');
  return (
    <fieldset className="assessed-aspect">
      <legend>
        {aspect.name}
        {aspect.isAsked ? <span className="quiet"> · the data do not tell, so people are asked</span> : null}
      </legend>
      <div className="assessed-columns-4">
        {aspect.columns.map((column) => (
          <label key={column.level}>
            <input type="radio" name={name} checked={level === column.level} onChange={() => choose(column.level)} />
            <span>
              <strong>{column.level}</strong> {column.text}
            </span>
          </label>
        ))}
      </div>
      <p className="quiet">{said === '' ? 'Nobody has answered.' : `Answered: ${said}.`}</p>
    </fieldset>
  );
}

function AspectsForm({ view, assessment }: { readonly view: IcpModelView; readonly assessment: Assessment }) {
  const { by, isBusy, write } = useAnswering();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const isUnsigned = by.trim() === '';
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const sayings = [...chosen].map(([question, level]) => {
      const shown = new Set(evidenceOn(question).map(({ id }) => id));
      const evidence = assessment.evidence.filter(({ id }) => shown.has(id));
      return {
        instrument: 'icpModel' as const,
        version: ICP_MODEL.version,
        question,
        note: '',
        score2: 2 * level,
        suggested2: null,
        evidence,
      };
    });
    if (isUnsigned) return;
    write(sayings, 'The answers to the ICP model are saved.');
    setChosen(new Map());
  };
  return (
    <form onSubmit={save} aria-label="Answer: ICP model" className="assessed-form">
      {view.aspects.map((aspect) => (
        <Aspect
          key={aspect.id}
          aspect={aspect}
          level={chosen.get(aspect.id) ?? null}
          choose={(level) => setChosen(new Map([...chosen, [aspect.id, level]]))}
        />
      ))}
      <p>
        <button type="submit" className="button button-main" disabled={chosen.size === 0 || isUnsigned || isBusy}>
          Save answers
        </button>{' '}
        {chosen.size > 0 && isUnsigned ? <span className="hint">Still needed: who answers.</span> : null}
      </p>
    </form>
  );
}

/** The ICP model: its level, the signs that the data prove, and the part that people answer. */
export function IcpModelPart({ view, assessment }: { readonly view: IcpModelView; readonly assessment: Assessment }) {
  return (
    <details className="assessed-dimension">
      <summary>
        <h3>The ICP model, in four levels</h3>
        <span className="quiet">{view.levels.filter(({ isReached }) => isReached).at(-1)?.name}</span>
      </summary>
      <div className="assessed-body">
        <SentenceText sentence={view.sentence} className="card-sentence" />
        <h4>What the data prove</h4>
        <Signs signs={view.signs} />
        <h4>What people say</h4>
        <AspectsForm view={view} assessment={assessment} />
      </div>
    </details>
  );
}
