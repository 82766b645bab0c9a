import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Ask, Cube } from '../../../core/metrics';
import { useCubes } from '../../cubes';

/** A study over a cube of its own, once that is there. */
export type Study<Told> = { readonly told: Told | null; readonly failure: string | null; retry(): void };

/** Asks for the cube of a study and reads it; `read` must stay the same as long as what it reads does. */
export function useStudy<Told>(fingerprint: string, ask: Ask | null, read: (cube: Cube) => Told): Study<Told> {
  const cubes = useCubes();
  const { data, error, refetch } = useQuery({
    queryKey: ['cube', fingerprint, ask],
    queryFn: ask === null ? skipToken : ({ signal }) => cubes.cube(fingerprint, ask, signal),
  });
  return {
    told: useMemo(() => (data === undefined ? null : read(data)), [data, read]),
    failure: error === null ? null : `This could not be computed: ${error.message.replace(/\.$/, '')}. Nothing was lost.`,
    retry: () => void refetch(),
  };
}
