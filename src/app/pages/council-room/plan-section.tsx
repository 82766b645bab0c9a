import './plan.css';
import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import { standingPlan } from '../../../core/plan';
import type { PlanObserved } from '../../../core/plan-observed';
import { leastOf, type Answered } from '../../../views/answered';
import { planView, workedPlan } from '../../../views/plan';
import { Failed } from '../../parts/failed';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { PlanForm } from './plan-form';
import { MarketCard } from './plan-market-card';
import { MixCard } from './plan-mix-card';
import { ReverseCard } from './plan-reverse-card';
import { usePlanObserved, useWholeAnswerable } from './use-plan-observed';

type Props = { readonly answered: Answered; readonly loaded: Loaded };

const Waiting = () => <Skeleton label="The plan is being worked out" />;

type Observed = { readonly observed: PlanObserved; readonly loaded: Loaded; readonly hasFilters: boolean };

/** The plan that stands, which a change of definitions under way may already have replaced. */
function PlanBody({ observed, loaded, hasFilters }: Observed) {
  const { defining } = useSession();
  const definitions = defining ?? loaded.definitions;
  const standing = standingPlan(definitions.council.plans);
  const { currency } = loaded.dataset;
  const least = leastOf(definitions);
  const worked = useMemo(() => workedPlan(standing, observed.rates), [standing, observed.rates]);
  const view = useMemo(
    () => planView(worked, { rates: observed.rates, currency, least, opens: !hasFilters }),
    [worked, observed.rates, currency, least, hasFilters],
  );
  return (
    <>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      <PlanForm given={worked.given} currency={currency} isFirst={standing === null} />
      <ReverseCard view={view} />
      <div className="plan-cards">
        <MarketCard view={view} />
        <MixCard mix={observed.mix} currency={currency} least={least} opens={!hasFilters} />
      </div>
    </>
  );
}

function Observing({ answerable, loaded, hasFilters }: Omit<Observed, 'observed'> & { readonly answerable: Answerable }) {
  const { observed, isUpdating, failure, retry } = usePlanObserved(answerable);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (observed === null) return <Waiting />;
  return (
    <div className={isUpdating ? 'plan-body is-updating' : 'plan-body'} aria-busy={isUpdating}>
      <PlanBody observed={observed} loaded={loaded} hasFilters={hasFilters} />
    </div>
  );
}

/** Does the plan add up: what a revenue target takes, how large the market is, and what another mix would change. */
export function PlanSection({ answered, loaded }: Props) {
  const { answerable, failure, retry } = useWholeAnswerable();
  const hasFilters = answered.analysis.question.where.length > 0;
  return (
    <section className="plan" aria-labelledby="plan">
      <h2 id="plan">Does the plan add up?</h2>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {answerable === null && failure === null ? <Waiting /> : null}
      {answerable === null ? null : <Observing answerable={answerable} loaded={loaded} hasFilters={hasFilters} />}
    </section>
  );
}
