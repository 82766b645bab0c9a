import { useMemo, useState } from 'react';
import { draftFromSuggestion, mostSteps, type IcpVersion, type SuggestAsk, type Suggestion, type Suggestions } from '../../../../core/icp';
import { blockedTexts } from '../../../../views/icp-best-words';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { drawnTexts, SUGGESTED_FOR, suggestionView, type SuggestionView, type SuggestionWords } from '../../../../views/icp-suggestion';
import { plain } from '../../../../wording';
import { useAnnounce } from '../../../parts/announcer';
import { DataTable } from '../../../parts/data-table';
import { SentenceText } from '../../../parts/sentence-text';
import { Switch } from '../../segments/switch';
import type { SectionProps } from '../world';
import { useSuggestions } from './use-suggestions';
import styles from './suggestion.module.css';

function One({ view, use }: { readonly view: SuggestionView; use(): void }) {
  return (
    <article className={styles['one']} aria-label={view.name}>
      <h3>{view.name}</h3>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      {view.table === null ? null : <DataTable table={view.table} />}
      <ul className="card-foot">
        {view.foot.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {view.canDraft ? (
        <div>
          <button type="button" className="button" aria-label={`Use in a draft: ${view.name}`} onClick={use}>
            Use in a draft
          </button>
        </div>
      ) : null}
    </article>
  );
}

type Shown = {
  readonly suggestions: Suggestions;
  readonly words: SuggestionWords;
  use(suggestion: Suggestion, view: SuggestionView): void;
};

function All({ suggestions, words, use }: Shown) {
  const notes = [...blockedTexts(suggestions.leakage, words.naming), ...drawnTexts(suggestions)];
  return (
    <>
      {suggestions.all.map((suggestion) => {
        const view = suggestionView(suggestion, words);
        return <One key={view.id} view={view} use={() => use(suggestion, view)} />;
      })}
      {notes.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}

function Working({ steps, most }: { readonly steps: number; readonly most: number }) {
  return (
    <label className={styles['working']}>
      Weights are being learned from older deals and judged by newer ones
      <progress max={most} value={steps} />
    </label>
  );
}

type Props = SectionProps & { onDraft(version: IcpVersion): void };

/** Which weights the closed deals suggest, beside those in force, or that there is nothing to learn. Nothing is applied. */
export function SuggestionSection({ world, onDraft }: Props) {
  const announce = useAnnounce();
  const { version, results, date } = world;
  const { dataset } = world.loaded;
  const { segmentations, bands } = world.loaded.definitions;
  const [wanted, want] = useState<'current' | 'found'>('current');
  const of = version === null ? 'found' : wanted;
  const barred = useMemo(() => new Set(segmentations.map(({ id }) => id)), [segmentations]);
  const ask = useMemo((): SuggestAsk => ({ of, version, bands, barred }), [of, version, bands, barred]);
  const learning = useSuggestions(world, ask);
  const words = useMemo(
    (): SuggestionWords => ({ naming: namingOf(dataset.dimensions, results.currency), calendar: dataset.calendar }),
    [dataset, results],
  );
  const use = (suggestion: Suggestion, view: SuggestionView): void => {
    const given = { id: 'suggested-weights', name: 'Suggested weights', author: '', note: plain(view.sentence), date, barred };
    const draft = draftFromSuggestion(suggestion, version, given);
    if (draft === null) return;
    onDraft(draft);
    announce(`The suggested weights of ${view.name} are in a draft. It is not published.`);
  };
  return (
    <section className={styles['section']} aria-labelledby="icp-suggestion">
      <h2 id="icp-suggestion" tabIndex={-1}>
        Which weights do the deals suggest?
      </h2>
      {version === null ? null : <Switch legend="What weights are suggested for" choices={SUGGESTED_FOR} chosen={of} choose={want} />}
      <div aria-busy={learning.kind === 'working'}>
        {learning.kind === 'working' ? <Working steps={learning.steps} most={mostSteps(world.accounts, ask)} /> : null}
        {learning.kind === 'failed' ? <p role="alert">{learning.says}</p> : null}
        {learning.kind === 'done' && learning.suggestions === null ? (
          <p>There is nothing to learn from: deals of known accounts must have closed in at least two months.</p>
        ) : null}
        {learning.kind === 'done' && learning.suggestions !== null ? (
          <All suggestions={learning.suggestions} words={words} use={use} />
        ) : null}
      </div>
    </section>
  );
}
