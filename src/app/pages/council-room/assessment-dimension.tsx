import { useId, useState, type SyntheticEvent } from 'react';
import { gapOf, SEGMENTATION, type Assessment, type HalfPoints, type Suggestion } from '../../../core/assessment';
import { choicesOf, gapText, meaningOf, type DimensionView, type SaidView } from '../../../views/assessment-dimension';
import { useAnswering } from './assessment-answering';
import { EvidenceList, Remarks } from './assessment-evidence-list';

type Props = { readonly view: DimensionView; readonly assessment: Assessment; readonly opens: boolean };

function Said({ said }: { readonly said: readonly SaidView[] }) {
  if (said.length === 0) return <p className="quiet">Nobody has answered. Unanswered is not 1.</p>;
  return (
    <ul className="assessed-said">
      {said.map(({ by, score, on, note, gap, before }) => (
        <li key={by}>
          <strong>{score}</strong> by {by}, as of {on}
          {note === '' ? null : <span>: {note}</span>}
          {gap === null ? null : <p className="assessed-gap">A topic for the council: {gap}.</p>}
          {before === null ? null : <p className="quiet">{before}</p>}
        </li>
      ))}
    </ul>
  );
}

type ScoreProps = { readonly view: DimensionView; readonly score2: HalfPoints | null; choose(score2: HalfPoints): void };

function Score({ view, score2, choose }: ScoreProps) {
  const name = useId();
  return (
    <fieldset className="assessed-scores">
      <legend>{view.question}</legend>
      <div>
        {choicesOf(view).map((choice) => (
          <label key={choice.score2} className={choice.name === null ? 'assessed-choice is-half' : 'assessed-choice'}>
            <input type="radio" name={name} checked={score2 === choice.score2} onChange={() => choose(choice.score2)} />
            <span>{choice.text}</span>
            {choice.name === null ? null : <span className="hidden"> {choice.name}</span>}
          </label>
        ))}
      </div>
      <p className="hint" aria-live="polite">
        {score2 === null ? 'Choose a score: 1 is lowest, 5 highest.' : meaningOf(view, score2)}
      </p>
    </fieldset>
  );
}

function Note({ note, isAsked, type }: { readonly note: string; readonly isAsked: boolean; type(note: string): void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{isAsked ? 'Why, since this overrules the evidence' : 'Note'}</label>
      <input id={id} type="text" autoComplete="off" value={note} required={isAsked} onChange={(event) => type(event.target.value)} />
    </div>
  );
}

const saveWord = (score2: HalfPoints | null, suggestion: Suggestion): string => {
  if (score2 === null || suggestion.suggested2 === null) return 'Save answer';
  return score2 === suggestion.suggested2 ? 'Confirm the suggestion' : 'Save another score';
};

/** A score with a note: it confirms what is suggested, or overrules it with a reason. */
function AnswerForm({ view, suggestion }: { readonly view: DimensionView; readonly suggestion: Suggestion }) {
  const { by, isBusy, write } = useAnswering();
  const [score2, choose] = useState<HalfPoints | null>(null);
  const [note, setNote] = useState('');
  const gap = score2 === null ? null : gapOf(score2, suggestion);
  const lacks = [by.trim() === '' ? 'who answers' : null, gap !== null && note.trim() === '' ? 'why' : null].filter(
    (each) => each !== null,
  );
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (score2 === null || lacks.length > 0 || isBusy) return;
    const { suggested2, evidence } = suggestion;
    const saying = { instrument: 'segmentation' as const, version: SEGMENTATION.version, question: view.id, note: note.trim() };
    write([{ ...saying, score2, suggested2, evidence }], `${view.name}: the answer is saved.`);
    choose(null);
    setNote('');
  };
  return (
    <form className="assessed-form" onSubmit={save} aria-label={`Answer: ${view.name}`}>
      <Score view={view} score2={score2} choose={choose} />
      {view.suggested2 === null ? null : (
        <p>
          <button type="button" className="button" onClick={() => choose(view.suggested2)}>
            Take what is suggested
          </button>
        </p>
      )}
      {gap === null ? null : <p className="assessed-gap">{gapText(gap)}.</p>}
      <Note note={note} isAsked={gap !== null} type={setNote} />
      <p>
        <button type="submit" className="button button-main" disabled={score2 === null || lacks.length > 0 || isBusy}>
          {saveWord(score2, suggestion)}
        </button>{' '}
        {score2 === null || lacks.length === 0 ? null : <span className="hint">Still needed: {lacks.join(' and ')}.</span>}
      </p>
    </form>
  );
}

function Levels({ view }: { readonly view: DimensionView }) {
  return (
    <details className="assessed-levels">
      <summary>
        What the five levels mean<span className="hidden">: {view.name}</span>
      </summary>
      <div className="assessed-body">
        <ol>
          {view.levels.map(({ score, name, description, evidence }) => (
            <li key={score}>
              <strong>{name}.</strong> {description} <span className="quiet">Seen by: {evidence}</span>
            </li>
          ))}
        </ol>
        <p>Red flags to look for:</p>
        <ul>
          {view.redFlags.map((flag) => (
            <li key={flag}>{flag}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** A dimension: what people said, what the data show beside it, and the way to confirm or overrule that. */
export function DimensionPart({ view, assessment, opens }: Props) {
  const suggestion = assessment.dimensions.find(({ question }) => question === view.id)?.suggestion;
  return (
    <details className="assessed-dimension">
      <summary>
        <h3>{view.name}</h3>
        <span className="assessed-summary">
          {view.score === null ? null : <strong>{view.score}</strong>} <span className="quiet">{view.state}</span>
        </span>
      </summary>
      <div className="assessed-body">
        <p className="quiet">{view.measures}</p>
        <p>{view.suggestion}</p>
        {view.limits.length === 0 ? null : (
          <ul className="assessed-limits">
            {view.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        )}
        <Remarks remarks={view.remarks} />
        {view.spread === null ? null : <p className="assessed-gap">{view.spread}</p>}
        <div className="assessed-columns">
          <div className="assessed-column">
            <h4>What people say</h4>
            <Said said={view.said} />
            {suggestion === undefined ? null : <AnswerForm view={view} suggestion={suggestion} />}
            <Levels view={view} />
          </div>
          <div className="assessed-column">
            <h4>What the data show</h4>
            <EvidenceList evidence={view.evidence} missing={view.missing} opens={opens} />
          </div>
        </div>
      </div>
    </details>
  );
}
