import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson } from './answeringServer';
import { pickFrom, pickFromAll } from './pickFrom';
import { runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const sandbox = useSandbox({ phaseMs: 0 });

const list = (more: object = {}) => ({ type: 'levers', method: 'searchContacts', secrets: sandboxSecrets(sandbox), ...more });

it('lists contacts page by page, finds them by name, and sends the chosen one', async () => {
	const all = await pickFromAll(list());
	// Two and a half pages.
	expect(all).toHaveLength(125);
	expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
	const last = all[all.length - 1];
	expect((await pickFrom(list({ filter: last.name.toUpperCase() }))).results).toEqual([last]);
	await runNode({
		type: 'levers',
		parameters: {
			resource: 'call',
			operation: 'create',
			numberToCall: '+14155550123',
			additionalFields: { contactUuid: { __rl: true, mode: 'list', value: last.value } },
		},
		secrets: sandboxSecrets(sandbox),
	});
	expect(sandbox.requests('levers').at(-1)?.body).toEqual({ numberToCall: '+14155550123', contactUuid: last.value });
});

const contact = { uuid: '9bfa828a-3c2d-430c-bdc7-f74d90334524', firstName: 'Ada', lastName: 'Lovelace', phoneNumber: '+14155550123' };
const entry = { name: 'Ada Lovelace (+14155550123)', value: contact.uuid };

it.each([
	['an envelope', { items: [contact], total: 1, page: 1, size: 50, pages: 1 }, [entry]],
	['a bare list', [contact], [entry]],
	['an empty list', [], []],
	['a contact without a UUID', [{ name: 'Ada' }], []],
])('reads %s', async (_name, answer, results) => {
	const server = await answeringServer((_url, response) => answerJson(response, answer));
	const secrets = { leversApi: { ...sandboxSecrets(sandbox).leversApi, baseUrl: server.origin, authentication: 'token', token: 'pasted', accessToken: 'pasted' } };
	expect((await pickFrom(list({ secrets }))).results).toEqual(results);
	await server.close();
});

it('shows why a list cannot be loaded, in the words of Levers', async () => {
	sandbox.addFault({ provider: 'levers', operationId: 'listContacts', fault: { kind: 'status', status: 400, body: { detail: 'Account suspended' } } });
	await expect(pickFrom(list())).rejects.toThrow('Levers refused the request (HTTP 400: Account suspended).');
});
