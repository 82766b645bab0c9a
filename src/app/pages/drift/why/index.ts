export { MixSection } from './mix-section';
export { ScenarioSection } from './scenario-section';
export { WhySection } from './why-section';
