import type { FastifyInstance } from 'fastify';
import { z, ZodError } from 'zod';
import type { CallBook } from './callBook';
import { PROVIDER_NAMES, type ProviderName } from './providerName';
import { recording } from './recording';
import { RESERVED_NUMBERS } from './reservedNumbers';
import type { Sandbox } from './sandbox';

/** What the control routes show and change: the sandbox itself, and what only they need to reach. */
export interface Controls {
	sandbox: Omit<Sandbox, 'close'>;
	calls: Record<ProviderName, CallBook<unknown>>;
	expireTokens(): void;
}

const requestsQuery = z.object({ provider: z.enum(PROVIDER_NAMES).optional() });
const recordingParams = z.object({ id: z.string() });

/** The routes under /_sandbox, the same on every port. They are neither logged nor delayed, and need no credentials. */
export function addControlRoutes(server: FastifyInstance, { sandbox, calls, expireTokens }: Controls): void {
	const text = 'text/plain; charset=utf-8';
	server.get('/_sandbox', (_request, reply) => reply.type(text).send(overview(sandbox)));
	server.get('/_sandbox/requests', (request) => sandbox.requests(requestsQuery.parse(request.query).provider));
	server.get('/_sandbox/rung', () => sandbox.rung());
	server.get('/_sandbox/calls', () =>
		PROVIDER_NAMES.flatMap((provider) => calls[provider].summaries().map((call) => ({ provider, ...call }))),
	);
	server.post('/_sandbox/faults', async (request, reply) => {
		sandbox.addFault(JSON.parse(String(request.body)));
		return await reply.code(204).send();
	});
	server.post('/_sandbox/clear', async (_request, reply) => {
		sandbox.clear();
		return await reply.code(204).send();
	});
	server.post('/_sandbox/expire-tokens', async (_request, reply) => {
		expireTokens();
		return await reply.code(204).send();
	});
	server.get('/_sandbox/recordings/:id.wav', (request, reply) => {
		const { id } = recordingParams.parse(request.params);
		const durationMs = PROVIDER_NAMES.map((provider) => talkOf(calls[provider], id)).find((duration) => duration);
		if (!durationMs) return reply.code(404).type(text).send('There is no recording of this call (yet).\n');
		return reply.type('audio/wav').send(recording(durationMs));
	});
	server.setErrorHandler((error, _request, reply) => {
		if (error instanceof SyntaxError) return reply.code(400).send({ error: error.message });
		if (!(error instanceof ZodError)) throw error;
		const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		return reply.code(400).send({ error: issues.join('; ') });
	});
}

/** What a person needs to use the sandbox: addresses, credentials, reserved numbers, control routes. */
export function overview({ providers }: Pick<Sandbox, 'providers'>): string {
	const addresses = PROVIDER_NAMES.flatMap((name) => [
		`  ${name}`,
		`    base URL       ${providers[name].baseUrl}`,
		...Object.entries(providers[name].credentials).map(([field, value]) => `    ${field.padEnd(14)} ${value}`),
	]);
	const control = `${new URL(providers.kejue.baseUrl).origin}/_sandbox`;
	return [
		'Sandbox: four providers that ring nobody. To paste into n8n:',
		'',
		...addresses,
		'',
		'Reserved numbers, the same on every provider (every other number answers):',
		'',
		...RESERVED_NUMBERS.map(({ number, meaning }) => `  ${number}  ${meaning}`),
		'',
		'Control (the same on every port):',
		'',
		`  GET  ${control}                this page`,
		`  GET  ${control}/requests       what arrived; ?provider=${PROVIDER_NAMES.join('|')}`,
		`  GET  ${control}/rung           how often each number was rung`,
		`  GET  ${control}/calls          calls and where they stand`,
		`  POST ${control}/faults         what is to go wrong, such as {"operationId": "getCall", "times": 2, "fault": {"kind": "status", "status": 503}}`,
		`  POST ${control}/expire-tokens  ends every Levers token`,
		`  POST ${control}/clear          forgets requests, calls and faults`,
		'',
	].join('\n');
}

/** Length of an ended talk in milliseconds. */
function talkOf(calls: CallBook<unknown>, id: string): number | null {
	const call = calls.get(id);
	return call ? calls.stateOf(call).durationMs : null;
}
