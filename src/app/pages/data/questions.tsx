import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { chosenLabel, placeText, type Question } from '../../../views/questions';
import styles from './data.module.css';

type Answer = (question: string, choice: string) => void;

/** One question as a form: nothing is chosen beforehand, and nothing happens before the button is pressed. */
export function QuestionForm({
  question,
  onAnswer,
  verb = 'Use this reading',
}: {
  readonly question: Question;
  readonly onAnswer: Answer;
  readonly verb?: string;
}) {
  const [choice, setChoice] = useState(question.chosen);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (choice !== null) onAnswer(question.id, choice);
  };
  return (
    <form className={styles['question']} onSubmit={submit}>
      <fieldset>
        <legend>{question.file === null ? question.ask : `${question.file}: ${question.ask}`}</legend>
        {question.choices.map(({ value, label, reads }) => (
          <label key={value} className={styles['choice']}>
            <input type="radio" name={question.id} value={value} checked={choice === value} onChange={() => setChoice(value)} required />
            <span>
              {label}
              {reads.map((read) => (
                <span key={read} className={styles['reading']}>
                  {read}
                </span>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button button-main">
        {question.chosen === null ? verb : 'Change the answer'}
      </button>
    </form>
  );
}

/** Questions that were answered, each to be answered anew. */
export function AnsweredList({ answered, onAnswer }: { readonly answered: readonly Question[]; readonly onAnswer: Answer }) {
  return answered.map((question) => (
    <details key={`${question.id} ${question.chosen}`} className={styles['answered']}>
      <summary>{`Answered: ${question.ask} ${chosenLabel(question)}`}</summary>
      <QuestionForm question={question} onAnswer={onAnswer} />
    </details>
  ));
}

/** What the files leave open, one question at a time, and what was answered. A new question takes the focus: the form before it is gone. */
export function Questions({
  open,
  answered,
  onAnswer,
}: {
  readonly open: readonly Question[];
  readonly answered: readonly Question[];
  readonly onAnswer: Answer;
}) {
  const [skipped, setSkipped] = useState(0);
  const place = useRef<HTMLHeadingElement>(null);
  const at = open.length === 0 ? 0 : skipped % open.length;
  const question = open[at] ?? null;
  const asked = useRef(question?.id);
  useEffect(() => {
    if (asked.current !== question?.id) place.current?.focus();
    asked.current = question?.id;
  }, [question?.id]);
  return (
    <>
      {question === null ? (
        <p>Nothing is open.</p>
      ) : (
        <div className={styles['asked']}>
          <h3 ref={place} tabIndex={-1}>
            {placeText(answered.length, at, open.length)}
          </h3>
          <QuestionForm key={question.id} question={question} onAnswer={onAnswer} />
          {open.length < 2 ? null : (
            <button type="button" className="button button-plain" onClick={() => setSkipped(at + 1)}>
              Answer another one first
            </button>
          )}
        </div>
      )}
      <AnsweredList answered={answered} onAnswer={onAnswer} />
    </>
  );
}
