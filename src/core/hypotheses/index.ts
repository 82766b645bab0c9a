export type { Allocation, ArmReading, Hypothesis, HypothesisMetric, HypothesisRevision, ReadOut, ToldReadOut } from './hypothesis';
