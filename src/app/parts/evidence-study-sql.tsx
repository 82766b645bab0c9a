import { useQuery } from '@tanstack/react-query';
import { sqlView } from '../../views/evidence-sql';
import { countingAsks, type Studied } from '../../views/study';
import { useCubes } from '../cubes';
import type { Loaded } from '../session';
import { EvidenceStatements } from './evidence-statements';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

type Props = { readonly studied: Studied; readonly loaded: Loaded };

/** The statements that count the rows of a number of a study. */
export function StudySql({ studied, loaded }: Props) {
  const cubes = useCubes();
  const { dataset } = loaded;
  const { asks, span } = countingAsks(studied);
  const [first] = asks;
  const { data, error, refetch } = useQuery({
    queryKey: ['study-sql', dataset.fingerprint, asks],
    queryFn: async () => (await Promise.all(asks.map((ask) => cubes.statements(dataset.fingerprint, ask)))).flat(),
  });
  if (error !== null) return <Failed says={`The statements could not be read: ${error.message}.`} retry={() => void refetch()} />;
  if (data === undefined || first === undefined) return <Skeleton label="The statements are being read" />;
  return (
    <section>
      <p>
        These statements count the rows of each side; the number is worked out after them. Names and labels of your files never reach a
        statement: dimensions go by number, labels by code.
      </p>
      <EvidenceStatements view={sqlView(data, { ask: first, span }, dataset)} />
    </section>
  );
}
