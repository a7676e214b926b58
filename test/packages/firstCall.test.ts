import { SINGLE_PACKAGES } from '../../build/packages/publishedPackages';
import { connect, type Connection, type InstalledPackages } from './connection';

const NUMBER = '+12025550110';

const CASES = SINGLE_PACKAGES.map(({ name, service = '' }) => ({ name, service, node: service.toLowerCase() }));

let connection: Connection;
beforeAll(() => (connection = connect()));

describe.each(CASES)('$name, alone in a new n8n', ({ name, service, node }) => {
	let installed: InstalledPackages;
	beforeAll(async () => {
		await connection.askSandbox('clear', 'POST');
		installed = await connection.install([name]);
	});

	it('brings its node, the same as a tool, and its trigger', async () => {
		const names = (await installed.client.nodeTypes()).map((type) => type.name).filter((type) => /^n8n-nodes-(?!base\.)/.test(type));
		expect([...new Set(names)].sort()).toEqual([`${name}.${node}`, `${name}.${node}Tool`, `${name}.${node}Trigger`].sort());
	});

	it('brings a credential that n8n can test', async () => {
		const credentials = await installed.client.credentials();
		expect(credentials.map(({ type }) => type)).toEqual([`${node}Api`]);
		expect(await installed.client.testCredential(credentials[0]?.id ?? '')).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it('places one call with its first example', async () => {
		const { id } = await installed.store(connection.firstCall(name, service));
		const run = await installed.client.run(id, `Call with ${service}`);
		expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
		expect(run.outputs(`Call with ${service}`)).toEqual([[expect.objectContaining({ to: NUMBER, outcome: null })]]);
		expect(await connection.askSandbox('rung')).toEqual({ [NUMBER]: 1 });
	});
});
