import type { ProviderName } from '../providerName';
import type { StartSimulation } from '../simulation';
import { simulateElemente } from './elemente/simulateElemente';
import { simulateKejue } from './kejue/simulateKejue';
import { simulateLevers } from './levers/simulateLevers';
import { simulateZudu } from './zudu/simulateZudu';

/** How to act out each provider. */
export const SIMULATIONS: Record<ProviderName, StartSimulation> = {
	kejue: simulateKejue,
	zudu: simulateZudu,
	elemente: simulateElemente,
	levers: simulateLevers,
};
