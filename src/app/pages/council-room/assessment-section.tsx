import './assessment.css';
import { useMemo } from 'react';
import type { Assessment } from '../../../core/assessment';
import type { AssessmentEvidence } from '../../../core/assessment-evidence';
import type { MetricId } from '../../../core/metrics';
import { assessmentView } from '../../../views/assessment';
import { icpModelView } from '../../../views/assessment-icp-model';
import { matrixView } from '../../../views/assessment-matrix';
import { leastOf, type Answered } from '../../../views/answered';
import { cited } from '../../../views/cited';
import { marketChangesView } from '../../../views/market-changes';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { Failed } from '../../parts/failed';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { useAssessment } from '../../use-assessment';
import { AnsweringProvider, useNewAnswering } from './assessment-answering';
import { DimensionPart } from './assessment-dimension';
import { IcpModelPart } from './assessment-icp-model';
import { MarketPart } from './assessment-market';
import { MatrixPart } from './assessment-matrix';
import { OverallPart, RoutesPart, TrendPart } from './assessment-overall';
import { ThresholdsPart } from './assessment-thresholds';

const QUESTION = 'How mature are we?';
const METRICS: readonly MetricId[] = ['winRate', 'acv', 'ltv', 'cac', 'nrr', 'icpShareCreated', 'icpShareOpen', 'icpShareWon'];

type Props = { readonly answered: Answered; readonly loaded: Loaded };
type Told = { readonly assessment: Assessment; readonly found: AssessmentEvidence };

/** Who answered last, so that the same person need not sign again. */
function lastIn({ dimensions, aspects, capabilities }: Assessment): string {
  const answers = [
    ...dimensions.flatMap(({ answers: of }) => of.map(({ answer }) => answer)),
    ...[...aspects, ...capabilities].flatMap((each) => each.answers),
  ];
  return answers.toSorted((a, b) => Number(a.at > b.at) - Number(a.at < b.at)).at(-1)?.by ?? '';
}

function Body({ answered, assessment, found }: Pick<Props, 'answered'> & Told) {
  const { definitions } = answered;
  const { council } = useSession().defining ?? definitions;
  const answering = useNewAnswering(lastIn(assessment));
  const opens = answered.analysis.question.where.length === 0;
  const shown = useMemo(() => ({ least: leastOf(definitions), opens }), [definitions, opens]);
  const view = useMemo(() => assessmentView(assessment, shown), [assessment, shown]);
  const model = useMemo(() => icpModelView(assessment), [assessment]);
  const matrix = useMemo(() => matrixView(assessment, found.kpis, shown), [assessment, found.kpis, shown]);
  const market = useMemo(() => marketChangesView(council.marketChanges, assessment), [council.marketChanges, assessment]);
  const evidence = useMemo(() => {
    const behind = found.kpis.flatMap(({ kpis }) => kpis.flatMap(({ readings }) => readings));
    return cited([...found.evidence.flatMap(({ readings }) => readings), ...behind]);
  }, [found]);
  return (
    <AnsweringProvider value={answering}>
      <EvidenceOpener question={QUESTION} evidence={evidence} metrics={METRICS}>
        <SentenceText sentence={view.sentence} className="card-sentence" />
        <OverallPart view={view} />
        <div className="assessed-dimensions">
          {view.dimensions.map((dimension) => (
            <DimensionPart key={dimension.id} view={dimension} assessment={assessment} opens={opens} />
          ))}
        </div>
        <RoutesPart routes={view.routes} />
        <TrendPart trend={view.trend} />
        <IcpModelPart view={model} assessment={assessment} />
        <MatrixPart rows={matrix} opens={opens} />
        <ThresholdsPart stages={view.thresholds} />
        <MarketPart view={market} />
      </EvidenceOpener>
    </AnsweringProvider>
  );
}

/** How mature are we: the three instruments, pre-filled with what the data show, confirmed or overruled by people. */
export function AssessmentSection({ answered, loaded }: Props) {
  const { assessment, found, failure, retry } = useAssessment(loaded);
  return (
    <section className="assessment card" aria-labelledby="assessment">
      <h2 id="assessment">{QUESTION}</h2>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {assessment === null && failure === null ? <Skeleton label="The assessment is being worked out" /> : null}
      {assessment === null || found === null ? null : <Body answered={answered} assessment={assessment} found={found} />}
    </section>
  );
}
