import { once } from 'node:events';
import { request } from 'node:http';
import { changedEnvironment } from '../../host/changedEnvironment';
import { serveActions, type ServedActions } from '../../host/serveActions';

const done: Array<Record<string, string>> = [];
let served: ServedActions;
beforeAll(async () => {
	served = await serveActions({
		note: async (parameters) => {
			done.push(parameters);
			return done.length;
		},
		restart: async (parameters) => {
			done.push(changedEnvironment(parameters));
		},
	});
});
afterEach(() => {
	done.length = 0;
});

/** Sends exactly these headers; `PORT` and `TOKEN` in them stand for the right ones. */
async function send(method: string, path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
	const { hostname, port } = new URL(served.actionsUrl);
	const all: Record<string, string> = { host: '127.0.0.1:PORT', 'x-actions-token': 'TOKEN', ...headers };
	const sent = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value.replace('PORT', port).replace('TOKEN', served.actionsToken)]));
	const outgoing = request({ hostname, port, method, path, headers: sent, setHost: false, agent: false }).end();
	const [response] = await once(outgoing, 'response');
	let text = '';
	for await (const chunk of response) text += String(chunk);
	return { status: response.statusCode, text };
}

test.each([
	['a name led to this machine', 'POST', { host: 'evil.example:PORT' }, 403],
	['a name that begins like this machine', 'POST', { host: '127.0.0.1.evil.example:PORT' }, 403],
	['the port of another program', 'POST', { host: '127.0.0.1:1' }, 403],
	['a page of another site', 'POST', { origin: 'http://evil.example' }, 403],
	['a page without an origin', 'POST', { origin: 'null' }, 403],
	['no token', 'POST', { 'x-actions-token': '' }, 401],
	['a wrong token', 'POST', { 'x-actions-token': 'x'.repeat(32) }, 401],
	['more than the token', 'POST', { 'x-actions-token': 'TOKENx' }, 401],
	['GET', 'GET', {}, 405],
	['HEAD', 'HEAD', {}, 405],
	['PUT', 'PUT', {}, 405],
	['OPTIONS', 'OPTIONS', {}, 405],
])('%s is refused, and nothing is done', async (_what, method, headers, status) => {
	for (const path of ['/note?a=1', '/nowhere']) expect((await send(method, path, headers)).status).toBe(status);
	expect(done).toEqual([]);
});

test.each(['127.0.0.1:PORT', 'localhost:PORT'])('with the token at %s it is done', async (host) => {
	expect(await send('POST', '/note?a=1', { host })).toEqual({ status: 200, text: '1' });
	expect(done).toEqual([{ a: '1' }]);
});

test.each(['/nowhere', '/constructor', '/__proto__', '/hasOwnProperty', '/', '//evil.example/note'])('%s is no action', async (path) => {
	expect(await send('POST', path)).toEqual({ status: 404, text: '' });
	expect(done).toEqual([]);
});

test.each(['NODE_OPTIONS', 'node_options', 'PATH', 'NODE_PATH', 'LD_PRELOAD', 'N8N_CUSTOM_EXTENSIONS', 'EXTERNAL_HOOK_FILES', 'HOME', 'DB_TYPE', 'N8N_LISTEN_ADDRESS', '__proto__'])(
	'%s cannot be changed in the environment of n8n',
	async (name) => {
		const query = new URLSearchParams([['WEBHOOK_URL', 'http://127.0.0.1/'], [name, 'x']]).toString();
		expect(await send('POST', `/restart?${query}`)).toEqual({ status: 500, text: `Error: ${name} cannot be changed, only WEBHOOK_URL` });
		expect(done).toEqual([]);
	},
);

test('what tests change can be changed, and nothing need be', async () => {
	await send('POST', '/restart?WEBHOOK_URL=http://127.0.0.1:9/');
	expect(done).toEqual([{ WEBHOOK_URL: 'http://127.0.0.1:9/' }]);
	expect(changedEnvironment()).toEqual({});
});
