import type { FastifyInstance } from 'fastify';
import { ControlError } from './controlError';
import { addControlRoutes } from './controlRoutes';
import { FaultBook } from './faultBook';
import { LimitBook } from './limits';
import { loadDescription } from './loadDescription';
import { PaceBook } from './pace';
import { PROVIDER_NAMES, type ProviderName } from './providerName';
import { SIMULATIONS } from './providers';
import { createProviderServer } from './providerServer';
import { RequestsLog } from './requestsLog';
import type { Sandbox, SandboxOptions } from './sandbox';
import { newToken } from './secretToken';
import type { Simulation } from './simulation';
import type { Announcer } from './webhooks/announcer';
import { deliveryOrderSchema } from './webhooks/deliveryOrder';
import { Postman } from './webhooks/postman';

const HOST = '127.0.0.1';
const DEFAULT_PHASE_MS = 150;
const DEFAULT_TOKEN_LIFETIME_S = 3600;

/** What the sandbox keeps over all providers. */
interface Books {
	log: RequestsLog;
	faults: FaultBook;
	limits: LimitBook;
	/** Phone number (or address) -> how often it was rung. */
	rung: Map<string, number>;
	paces: PaceBook;
	postman: Postman;
}

/** One provider, ready to listen. */
interface StartedProvider {
	provider: ProviderName;
	simulation: Simulation;
	server: FastifyInstance;
	/** Resolves with the base URL. */
	listen(): Promise<string>;
}

/** Starts one listener per provider on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { phaseMs = DEFAULT_PHASE_MS, transcriptDelayMs = 0, recordingDelayMs = 0, analysisDelayMs = 0, report = () => {} } = options;
	const books: Books = {
		log: new RequestsLog(),
		faults: new FaultBook(),
		limits: new LimitBook(),
		rung: new Map(),
		paces: new PaceBook({ phaseMs, transcriptDelayMs, recordingDelayMs, analysisDelayMs }),
		postman: new Postman(report),
	};
	const started = await Promise.all(PROVIDER_NAMES.map(async (provider) => await startProvider(provider, options, books)));
	const simulations = byProvider(started);
	const sandbox = controlsOf(simulations, books);
	const close = async () => {
		clearWebhooks(simulations, books);
		await Promise.all(started.map(async ({ server }) => await server.close()));
	};
	started.forEach(({ server }) => addControlRoutes(server, { sandbox, simulations }));

	try {
		for (const { provider, listen } of started) sandbox.providers[provider].baseUrl = await listen();
	} catch (error) {
		await close();
		throw error;
	}
	return { ...sandbox, close };
}

async function startProvider(provider: ProviderName, options: SandboxOptions, books: Books): Promise<StartedProvider> {
	const { ports = {}, latencyMs = 0, tokenLifetimeS = DEFAULT_TOKEN_LIFETIME_S, prepared = true } = options;
	const { log, faults, limits } = books;
	let origin = '';
	const description = await loadDescription(provider);
	const simulation = SIMULATIONS[provider]({ ...books, description, tokenLifetimeS, origin: () => origin });
	if (prepared) description.prepare(Object.keys(simulation.operations));
	const server = createProviderServer({ provider, description, simulation, log, faults, limits, latencyMs });
	const listen = async () => {
		origin = await server.listen({ host: HOST, port: ports[provider] ?? 0 });
		return `${origin}${description.basePath}`;
	};
	return { provider, simulation, server, listen };
}

/** What can be asked of a sandbox whose addresses are not known yet. */
function controlsOf(simulations: Record<ProviderName, Simulation>, books: Books): Omit<Sandbox, 'close'> {
	const { log, faults, limits, rung, paces, postman } = books;
	const announcerOf = (provider: ProviderName): Announcer<unknown> => {
		const { announcer } = simulations[provider];
		if (!announcer) throw new ControlError(`${provider} tells nobody of what happens`);
		return announcer;
	};
	return {
		providers: {
			kejue: { baseUrl: '', credentials: simulations.kejue.credentials },
			zudu: { baseUrl: '', credentials: simulations.zudu.credentials },
			elemente: { baseUrl: '', credentials: simulations.elemente.credentials },
			levers: { baseUrl: '', credentials: simulations.levers.credentials },
		},
		controlToken: newToken(),
		requests: (provider) => log.list(provider),
		rung: () => Object.fromEntries(rung),
		addFault: (fault) => faults.add(fault),
		setPace: (rule) => paces.add(rule),
		setLimit: (rule) => limits.set(rule),
		webhooks: (wanted) =>
			(wanted === undefined ? PROVIDER_NAMES : [wanted]).flatMap((provider) => simulations[provider].announcer?.registrations() ?? []),
		deliveries: (provider) => postman.list(provider),
		deliver: async (order) => {
			const checked = deliveryOrderSchema.parse(order);
			return await announcerOf(checked.provider).deliver(checked);
		},
		enterInDashboard: (provider, entry) => announcerOf(provider).enterInDashboard(entry),
		setWebhookForm: (provider, form) => announcerOf(provider).setForm(form),
		clear: () => {
			clearWebhooks(simulations, books);
			log.clear();
			faults.clear();
			limits.clear();
			rung.clear();
			paces.clear();
			PROVIDER_NAMES.forEach((provider) => simulations[provider].clear());
		},
	};
}

function clearWebhooks(simulations: Record<ProviderName, Simulation>, { postman }: Books): void {
	postman.clear();
	PROVIDER_NAMES.forEach((provider) => simulations[provider].announcer?.clear());
}

function byProvider(started: Array<{ provider: ProviderName; simulation: Simulation }>): Record<ProviderName, Simulation> {
	const simulations = new Map(started.map(({ provider, simulation }) => [provider, simulation]));
	const get = (provider: ProviderName): Simulation => {
		const simulation = simulations.get(provider);
		if (!simulation) throw new Error(`No simulation of ${provider}`);
		return simulation;
	};
	return { kejue: get('kejue'), zudu: get('zudu'), elemente: get('elemente'), levers: get('levers') };
}
