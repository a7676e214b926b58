import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Operation as DescribedOperation } from 'openapi-backend';
import { asDelivery, deliver, type Delivery } from './deliver';
import { describeFault } from './fault';
import type { FaultBook } from './faultBook';
import { foreignRequest } from './foreignRequest';
import { FORM_TYPE, readForm } from './formBody';
import type { LimitBook } from './limits';
import type { Description } from './loadDescription';
import type { ProviderName } from './providerName';
import type { RequestsLog, SandboxRequest } from './requestsLog';
import { type Problem, refusal, type Simulation, type Violation } from './simulation';

/** Everything one provider's listener is made of. */
export interface ProviderServerParts {
	provider: ProviderName;
	description: Description;
	simulation: Simulation;
	log: RequestsLog;
	faults: FaultBook;
	limits: LimitBook;
	/** Added to every answer. */
	latencyMs: number;
}

/** Room for a bulk call to ten thousand people. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
const MAX_PATH_PARAMETER_LENGTH = 2_000;
const PATH_PARAMETER = /\{([^}]+)\}/g;

/** A server (not listening yet) that answers as the provider does, on every path of its description. */
export function createProviderServer(parts: ProviderServerParts): FastifyInstance {
	const { description } = parts;
	const server = fastify({
		bodyLimit: BODY_LIMIT_BYTES,
		exposeHeadRoutes: false,
		// Open connections (unanswered requests among them) must not keep close() waiting.
		forceCloseConnections: true,
		routerOptions: { maxParamLength: MAX_PATH_PARAMETER_LENGTH },
	});

	// The body arrives as text: what is not JSON is for the provider to complain about, not for the web framework.
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));
	server.addContentTypeParser(FORM_TYPE, { parseAs: 'buffer' }, async ({ headers }: FastifyRequest, content: Buffer) => {
		return (await readForm(content, headers['content-type'] ?? '')) ?? content.toString();
	});

	// Before anything is logged or done. The port is not looked at: what comes by way of another one is still of this machine.
	server.addHook('onRequest', async (request, reply) => {
		const foreign = foreignRequest(request.headers);
		if (foreign !== undefined) return await reply.code(403).send({ error: foreign });
	});

	for (const operation of description.operations) {
		server.route({
			method: operation.method.toUpperCase(),
			url: description.basePath + operation.path.replace(PATH_PARAMETER, ':$1'),
			handler: async (request, reply) => {
				const body = parseBody(request.body);
				const entry = logRequest(parts, request, operation.operationId ?? null, body);
				return await send(handle(parts, operation, request, body, entry), parts.latencyMs, entry, request, reply);
			},
		});
	}
	server.setNotFoundHandler(async (request, reply) => {
		const entry = logRequest(parts, request, null, parseBody(request.body));
		const problem = { status: 404, message: `Cannot ${request.method} ${request.url.split('?')[0]}` };
		return await send(asDelivery(refusal(parts.simulation, problem)), parts.latencyMs, entry, request, reply);
	});
	return server;
}

/** Credentials, then the description, the provider's limits, the fault that may befall it, then the thing itself. */
function handle(
	{ provider, description, simulation, faults, limits }: ProviderServerParts,
	operation: DescribedOperation,
	request: FastifyRequest,
	body: unknown,
	entry: SandboxRequest,
): Delivery {
	const refuse = (problem: Problem) => asDelivery(refusal(simulation, problem));
	const { operationId = '' } = operation;
	const needsCredentials = (operation.security ?? []).length > 0;
	if (needsCredentials && !simulation.isAuthorized(request.headers)) {
		return refuse({ status: 401, message: 'The credentials are missing, wrong or expired.' });
	}

	const path = request.url.slice(description.basePath.length);
	const { violations, query } = description.validateRequest({ method: request.method, path, headers: entry.headers, body }, operation);
	if (violations.length > 0) {
		return refuse({ status: simulation.invalidStatus, message: violations.map(asSentence).join('; '), violations });
	}

	const actOut = simulation.operations[operationId];
	if (!actOut) {
		const message = `The sandbox does not act out ${operationId} (${request.method} ${operation.path}) yet; nothing was done.`;
		return refuse({ status: 501, message });
	}

	const params = asTexts(request.params);
	const act = actOut({ params, query, body });
	entry.to = act.reaches.length === 0 ? null : act.reaches.join(',');
	const excess = act.reaches.length > 0 ? limits.take(provider, () => simulation.calls.countActive()) : undefined;
	if (excess) {
		entry.fault = excess.reason;
		const refused = refuse({ status: 429, message: 'Too many requests.' });
		return { ...refused, headers: { ...refused.headers, ...simulation.limitHeaders?.(excess) } };
	}
	const ids = Object.values(params);
	const fault = faults.take({ provider, operationId, reaches: act.reaches, ids, text: () => [...ids, JSON.stringify(body)].join('\n') });
	entry.fault = fault && describeFault(fault);
	return deliver(act, fault, simulation);
}

async function send(
	delivery: Delivery,
	latencyMs: number,
	entry: SandboxRequest,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	if (delivery.kind !== 'answer') {
		reply.hijack();
		if (delivery.kind === 'reset') request.raw.socket.resetAndDestroy();
		return reply;
	}
	const waitMs = latencyMs + delivery.delayMs;
	// The global one, so that tests can have a clock of their own.
	if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
	if (request.raw.socket.destroyed) {
		// The caller has given up: the request was never answered.
		return reply.hijack();
	}
	entry.status = delivery.status;
	// An empty text would get a content type of its own.
	return reply.code(delivery.status).headers(delivery.headers).send(delivery.payload === '' ? undefined : delivery.payload);
}

function logRequest({ provider, log }: ProviderServerParts, request: FastifyRequest, operationId: string | null, body: unknown): SandboxRequest {
	return log.add({
		provider,
		method: request.method,
		path: request.url,
		operationId,
		headers: asTexts(request.headers),
		body: body ?? null,
	});
}

/** A form that was read stays as it is. Undefined for no body, so that the description can tell it from the JSON text `null`. */
function parseBody(arrived: unknown): unknown {
	if (typeof arrived !== 'string') return arrived ?? undefined;
	if (arrived === '') return undefined;
	try {
		return JSON.parse(arrived);
	} catch {
		return arrived;
	}
}

function asSentence({ where, message }: Violation): string {
	return `${where.join('.')} ${message}`;
}

function asTexts(values: unknown): Record<string, string> {
	return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]));
}
