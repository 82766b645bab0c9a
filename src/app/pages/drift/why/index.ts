export { MixSection } from './mix-section';
export { RuleSection } from './rule-section';
export { ScenarioSection } from './scenario-section';
export { WhySection } from './why-section';
