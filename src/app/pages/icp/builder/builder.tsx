import { useMemo, useRef, useState } from 'react';
import type { IcpVersion } from '../../../../core/icp';
import { attributeChoices, namingOf } from '../../../../views/icp-builder-attributes';
import { useSession } from '../../../session';
import { useAnnounce } from '../../../parts/announcer';
import type { Asked, BuilderWorld } from './asked';
import styles from './builder.module.css';
import { Editor, type Slots } from './editor';
import { Starts } from './starts';
import { useKeptDraft } from './use-kept-draft';

type Props = Slots & {
  readonly world: BuilderWorld;
  /** What is being written; null where nothing is, and ways to begin are offered. */
  readonly draft: IcpVersion | null;
  onDraft(draft: IcpVersion): void;
  /** Called once the draft is no longer kept. */
  onDiscard(): void;
};

/** Writes the next version of the ICP, by keyboard alone where one likes. A draft is kept while it is written. */
export function Builder({ world, draft, onDraft, onDiscard, effect, publish }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const session = useSession();
  const announce = useAnnounce();
  useKeptDraft(draft);
  const [discarded, setDiscarded] = useState<IcpVersion | null>(null);
  const { accounts, loaded } = world;
  const { dataset, definitions } = loaded;
  const segmentations = useMemo(() => new Set(definitions.segmentations.map(({ id }) => id)), [definitions.segmentations]);
  const asked = useMemo((): Asked => {
    const naming = namingOf(dataset.dimensions, dataset.currency);
    return { naming, choices: attributeChoices(accounts, segmentations, naming) };
  }, [dataset, accounts, segmentations]);
  const discard = (): void => {
    setDiscarded(draft ?? definitions.icpDraft);
    onDiscard();
    if (definitions.icpDraft !== null) session.define({ ...(session.defining ?? definitions), icpDraft: null });
    announce('The draft was discarded. It can be brought back until this page is left.');
    heading.current?.focus();
  };
  return (
    <section className={styles['builder']} aria-labelledby="icp-builder">
      <h2 id="icp-builder" ref={heading} tabIndex={-1}>
        Write a version
      </h2>
      {draft === null ? (
        <Starts
          world={world}
          naming={asked.naming}
          segmentations={segmentations}
          begin={onDraft}
          discarded={discarded}
          discardKept={discard}
        />
      ) : (
        <Editor
          world={world}
          draft={draft}
          asked={asked}
          change={onDraft}
          discard={discard}
          {...(effect === undefined ? {} : { effect })}
          {...(publish === undefined ? {} : { publish })}
        />
      )}
    </section>
  );
}
