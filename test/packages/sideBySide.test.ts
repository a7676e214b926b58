import { ALL_IN_ONE, PUBLISHED_PACKAGES, SERVICES } from '../../build/packages/publishedPackages';
import type { WorkflowFile } from '../../host/n8nClient';
import { until } from '../../host/until';
import type { SandboxRequest, WebhookRegistration } from '../../sandbox';
import { node } from '../e2e/campaigns';
import { connect, type Connection, type InstalledPackages } from './connection';

const NUMBER = '+12025550110';
const EVENT_TIMEOUT_MS = 60_000;

let connection: Connection;
let installed: InstalledPackages;

beforeAll(async () => {
	connection = connect();
	installed = await connection.install(PUBLISHED_PACKAGES.map(({ name }) => name));
});

const singleOf = (service: string): string => `n8n-nodes-${service.toLowerCase()}`;

/** The same workflow with the nodes of another package. */
const moved = (workflow: WorkflowFile, from: string, to: string): WorkflowFile => ({
	...workflow,
	name: `${workflow.name} with ${to}`,
	nodes: workflow.nodes.map((one) => ({ ...one, type: one.type.replace(`${from}.`, `${to}.`) })),
});

/** What reached the provider to place the calls, oldest first. */
const placed = async () => {
	const requests = await connection.askSandbox<SandboxRequest[]>('requests');
	return requests.filter(({ to }) => to !== null).map(({ method, path, body }) => ({ method, path, body }));
};

describe('All packages in one n8n', () => {
	it('bring the nodes of each', async () => {
		const names = (await installed.client.nodeTypes()).map(({ name }) => name);
		const expected = PUBLISHED_PACKAGES.flatMap(({ name, folders }) => folders.map((folder) => `${name}.${folder[0]?.toLowerCase()}${folder.slice(1)}`));
		expect(names).toEqual(expect.arrayContaining(expected));
	});

	it.each(SERVICES)('mean the same by the credential of %s, whichever of them n8n takes it from', async (service) => {
		const listed = (await installed.client.credentialTypes()).filter(({ name }) => name === `${service.toLowerCase()}Api`);
		expect(listed).toHaveLength(2);
		const [first, second] = listed.map(({ iconUrl: _ofPackage, supportedNodes: _ofPackageToo, ...rest }) => rest);
		expect(second).toEqual(first);
	});

	it.each(SERVICES)('run the same workflow of %s with the same credential after a change of its type', async (service) => {
		await connection.askSandbox('clear', 'POST');
		const single = singleOf(service);
		const example = connection.firstCall(single, service);
		for (const workflow of [example, moved(example, single, ALL_IN_ONE.name)]) {
			const run = await installed.client.run((await installed.store(workflow)).id, `Call with ${service}`);
			expect({ name: workflow.name, status: run.status, error: run.error }).toEqual({ name: workflow.name, status: 'success', error: undefined });
		}
		const [first, second] = await placed();
		expect(second).toEqual(first);
		expect(await connection.askSandbox('rung')).toEqual({ [NUMBER]: 2 });
	});

	it('have triggers that each start their own workflow, once', async () => {
		await connection.askSandbox('clear', 'POST');
		const triggers: string[] = [];
		for (const name of [singleOf('Kejue'), ALL_IN_ONE.name]) {
			const trigger = node('Trigger', `${name}.kejueTrigger`, { events: ['call.analyzed'] }, { webhookId: `trigger-${name}` });
			const stored = await installed.store({ name: `Trigger of ${name}`, nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } });
			await installed.client.activate(stored);
			triggers.push(stored.id);
		}
		await until('both are registered', EVENT_TIMEOUT_MS, async () => {
			const registrations = await connection.askSandbox<WebhookRegistration[]>('webhooks?provider=kejue');
			return new Set(registrations.map(({ url }) => url)).size === triggers.length;
		});
		const example = connection.firstCall(singleOf('Kejue'), 'Kejue');
		await installed.client.run((await installed.store({ ...example, name: 'A call with two triggers' })).id, 'Call with Kejue');
		const started = async () => await Promise.all(triggers.map(async (id) => (await installed.client.executions(id)).length));
		await until('both have started', EVENT_TIMEOUT_MS, async () => !(await started()).includes(0));
		expect(await started()).toEqual([1, 1]);
		for (const id of triggers) await installed.client.deactivate(id);
	});
});
