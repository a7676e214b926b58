import type { ProviderName } from '../providerName';
import type { StartSimulation } from '../simulation';
import { simulateElemente } from './elemente';
import { simulateKejue } from './kejue';
import { simulateLevers } from './levers';
import { simulateZudu } from './zudu';

/** How to act out each provider. */
export const SIMULATIONS: Record<ProviderName, StartSimulation> = {
	kejue: simulateKejue,
	zudu: simulateZudu,
	elemente: simulateElemente,
	levers: simulateLevers,
};
