export { DiscoverySection } from './discovery-section';
