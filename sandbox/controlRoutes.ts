import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z, ZodError } from 'zod';
import type { CallBook } from './callBook';
import { ControlError } from './controlError';
import { foreignRequest } from './foreignRequest';
import { overview } from './overview';
import { PROVIDER_NAMES, type ProviderName } from './providerName';
import { recording } from './recording';
import type { Sandbox } from './sandbox';
import { isToken } from './secretToken';
import type { Problem, Simulation } from './simulation';
import { TOKEN_HEADER } from './tokenHeader';

/** What the control routes show and change: the sandbox itself, and what only they need to reach. */
export interface Controls {
	sandbox: Omit<Sandbox, 'close'>;
	simulations: Record<ProviderName, Simulation>;
}

const provider = z.enum(PROVIDER_NAMES);
const providerQuery = z.object({ provider: provider.optional() });
const providerParams = z.object({ provider });
const formBody = z.object({ provider, form: z.string() }).strict();
const recordingParams = z.object({ id: z.string() });
const tokenQuery = z.object({ token: z.string().optional() });

const TEXT_TYPE = 'text/plain; charset=utf-8';
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/**
 * The routes under /_sandbox, the same on every port. They are neither logged nor delayed, and need no credentials but the
 * sandbox's token: they are for whoever started it, not for other users of the machine.
 */
export function addControlRoutes(server: FastifyInstance, controls: Controls): void {
	addRecordings(server, controls);
	void server.register(async (guarded) => {
		guarded.addHook('onRequest', async (request, reply) => {
			const refused = refusalOf(request, controls.sandbox.controlToken);
			if (refused) return await reply.code(refused.status).send({ error: refused.message });
		});
		addGuardedRoutes(guarded, controls);
	});
}

/** Why whoever sends this may not look at the sandbox or change it. */
function refusalOf({ headers, method, query, socket }: FastifyRequest, token: string): Problem | undefined {
	const foreign = foreignRequest(headers, socket.localPort);
	if (foreign !== undefined) return { status: 403, message: foreign };
	const given = headers[TOKEN_HEADER.toLowerCase()] ?? (method === 'GET' ? tokenQuery.safeParse(query).data?.token : undefined);
	if (!isToken(given, token)) return { status: 401, message: `The sandbox's token, which it shows as it starts, is missing as ${TOKEN_HEADER}, or wrong.` };
	// A web page may send other types without having asked whether it may.
	const type = headers['content-type'];
	const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
	if ((hasBody || type !== undefined) && !JSON_TYPE.test(type ?? '')) return { status: 415, message: 'Send application/json.' };
	return undefined;
}

function addGuardedRoutes(server: FastifyInstance, { sandbox, simulations }: Controls): void {
	const show = (path: string, read: (provider?: ProviderName) => unknown) => {
		server.get(path, (request) => read(providerQuery.parse(request.query).provider));
	};
	const change = (path: string, make: (body: unknown) => void) => {
		server.post(path, async (request, reply) => {
			make(parseBody(request.body));
			return await reply.code(204).send();
		});
	};

	server.get('/_sandbox', (_request, reply) => reply.type(TEXT_TYPE).send(overview(sandbox)));
	show('/_sandbox/requests', (wanted) => sandbox.requests(wanted));
	show('/_sandbox/rung', () => sandbox.rung());
	show('/_sandbox/calls', (wanted) =>
		PROVIDER_NAMES.filter((name) => wanted === undefined || name === wanted).flatMap((name) =>
			simulations[name].calls.summaries().map((call) => ({ provider: name, ...call })),
		),
	);
	show('/_sandbox/webhooks', (wanted) => sandbox.webhooks(wanted));
	show('/_sandbox/deliveries', (wanted) => sandbox.deliveries(wanted));

	change('/_sandbox/faults', (rule) => sandbox.addFault(Object(rule)));
	change('/_sandbox/pace', (rule) => sandbox.setPace(Object(rule)));
	change('/_sandbox/limits', (rule) => sandbox.setLimit(Object(rule)));
	change('/_sandbox/webhook-form', (body) => {
		const choice = formBody.parse(body);
		sandbox.setWebhookForm(choice.provider, choice.form);
	});
	change('/_sandbox/clear', () => sandbox.clear());
	change('/_sandbox/expire-tokens', () => PROVIDER_NAMES.forEach((name) => simulations[name].expireTokens?.()));
	server.post('/_sandbox/deliver', async (request) => await sandbox.deliver(Object(parseBody(request.body))));
	server.post('/_sandbox/:provider/webhooks', (request) =>
		sandbox.enterInDashboard(providerParams.parse(request.params).provider, Object(parseBody(request.body))),
	);

	server.setErrorHandler((error, _request, reply) => {
		if (error instanceof SyntaxError || error instanceof ControlError) return reply.code(400).send({ error: error.message });
		if (!(error instanceof ZodError)) throw error;
		const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		return reply.code(400).send({ error: issues.join('; ') });
	});
}

/** What providers tell as a call's recording: who knows the address may have it. */
function addRecordings(server: FastifyInstance, { simulations }: Controls): void {
	server.get('/_sandbox/recordings/:id.wav', (request, reply) => {
		const { id } = recordingParams.parse(request.params);
		const durationMs = PROVIDER_NAMES.map((name) => talkOf(simulations[name].calls, id)).find((duration) => duration);
		if (!durationMs) return reply.code(404).type(TEXT_TYPE).send('There is no recording of this call (yet).\n');
		return reply.type('audio/wav').send(recording(durationMs));
	});
}

/** @throws SyntaxError for what is no JSON */
function parseBody(body: unknown): unknown {
	return typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined;
}

/** Length of a recorded talk in milliseconds. */
function talkOf(calls: CallBook<unknown>, id: string): number | null {
	const call = calls.get(id);
	if (!call) return null;
	const { isRecorded, durationMs } = calls.stateOf(call);
	return isRecorded ? durationMs : null;
}
