import type { CallBook } from './callBook';
import { addControlRoutes } from './controlRoutes';
import { FaultBook } from './faultBook';
import { loadDescription } from './loadDescription';
import { PROVIDER_NAMES, type ProviderName } from './providerName';
import { SIMULATIONS } from './providers';
import { createProviderServer } from './providerServer';
import { RequestsLog } from './requestsLog';
import type { Sandbox, SandboxOptions } from './sandbox';
import type { Simulation } from './simulation';

const HOST = '127.0.0.1';
const DEFAULT_PHASE_MS = 150;
const DEFAULT_TOKEN_LIFETIME_S = 3600;

/** Starts one listener per provider on 127.0.0.1. */
export async function startSandbox({
	ports = {},
	phaseMs = DEFAULT_PHASE_MS,
	latencyMs = 0,
	tokenLifetimeS = DEFAULT_TOKEN_LIFETIME_S,
}: SandboxOptions = {}): Promise<Sandbox> {
	const log = new RequestsLog();
	const faults = new FaultBook();
	const rung = new Map<string, number>();

	const started = await Promise.all(
		PROVIDER_NAMES.map(async (provider) => {
			let origin = '';
			const description = await loadDescription(provider);
			const simulation = SIMULATIONS[provider]({ phaseMs, tokenLifetimeS, rung, origin: () => origin });
			description.prepare(Object.keys(simulation.operations));
			const server = createProviderServer({ provider, description, simulation, log, faults, latencyMs });
			const listen = async () => {
				origin = await server.listen({ host: HOST, port: ports[provider] ?? 0 });
				return `${origin}${description.basePath}`;
			};
			return { provider, simulation, server, listen };
		}),
	);
	const simulations = started.map(({ simulation }) => simulation);
	const close = async () => {
		await Promise.all(started.map(async ({ server }) => await server.close()));
	};

	const sandbox: Omit<Sandbox, 'close'> = {
		providers: byProvider(started, ({ simulation }) => ({ baseUrl: '', credentials: simulation.credentials })),
		requests: (provider) => log.list(provider),
		rung: () => Object.fromEntries(rung),
		addFault: (fault) => faults.add(fault),
		clear: () => {
			log.clear();
			faults.clear();
			rung.clear();
			simulations.forEach((simulation) => simulation.clear());
		},
	};
	const calls: Record<ProviderName, CallBook<unknown>> = byProvider(started, ({ simulation }) => simulation.calls);
	const expireTokens = () => simulations.forEach((simulation) => simulation.expireTokens?.());
	started.forEach(({ server }) => addControlRoutes(server, { sandbox, calls, expireTokens }));

	try {
		for (const { provider, listen } of started) sandbox.providers[provider].baseUrl = await listen();
	} catch (error) {
		await close();
		throw error;
	}
	return { ...sandbox, close };
}

function byProvider<Item extends { provider: ProviderName; simulation: Simulation }, Value>(
	items: Item[],
	valueOf: (item: Item) => Value,
): Record<ProviderName, Value> {
	const entries = new Map(items.map((item) => [item.provider, valueOf(item)]));
	const get = (provider: ProviderName): Value => {
		const value = entries.get(provider);
		if (value === undefined) throw new Error(`No simulation of ${provider}`);
		return value;
	};
	return { kejue: get('kejue'), zudu: get('zudu'), elemente: get('elemente'), levers: get('levers') };
}
