import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import type { Packet } from '../../views/packet';
import { useCubes } from '../cubes';
import { useSession, type Loaded } from '../session';
import { useQuestion } from '../use-question';
import { StudyContext } from '../use-studied';
import { gatherPacket } from './gather-packet';

/** What went wrong, as the middle of a sentence. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

type Gathered = { readonly packet: Packet; readonly isWhole: boolean };

export type PacketAsked = {
  /** Null until there is something to show. */
  readonly packet: Packet | null;
  /** Whether nothing of it is still being worked out: only then it is taken along. */
  readonly isWhole: boolean;
  /** What is being worked out, in words. */
  readonly step: string;
  /** Why it could not be put together; null where it can. */
  readonly failure: string | null;
  retry(): void;
  /** What it is of: what was loaded when it was asked for. */
  readonly loaded: Loaded;
};

/** The packet of what was loaded when it was asked for, and how far it is. */
export function usePacket(loaded: Loaded): PacketAsked {
  const { question } = useQuestion();
  const [client, cubes, study, { accountColumns }] = [useQueryClient(), useCubes(), useContext(StudyContext), useSession()];
  const [given] = useState({ loaded, question, client, cubes, study, accountColumns });
  const [tries, setTries] = useState(0);
  const [step, says] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [gathered, setGathered] = useState<Gathered | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const show = (packet: Packet, isWhole: boolean): void => (signal.aborted ? undefined : setGathered({ packet, isWhole }));
    gatherPacket({ ...given, signal, says, early: (packet) => show(packet, false) }, given.loaded, given.question).then(
      (packet) => show(packet, true),
      (error: unknown) =>
        signal.aborted ? undefined : setFailure(`The packet could not be put together: ${messageOf(error)}. Nothing was lost.`),
    );
    return () => stop.abort();
  }, [given, tries]);
  const retry = (): void => {
    setFailure(null);
    setTries(tries + 1);
  };
  return { packet: gathered?.packet ?? null, isWhole: gathered?.isWhole === true, step, failure, retry, loaded: given.loaded };
}
