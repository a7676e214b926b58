import { z } from 'zod';

import type { ExecutionSummary, FinishedRun } from '../../host/n8nClient';
import { type Campaign, hook, kejueNodes, links, node, publish, split } from '../e2e/campaigns';
import type { Connection } from '../e2e/connection';

export interface SubWorkflow {
	id: string;
	/** A node that calls it: with all items at once. */
	called: ReturnType<typeof node>;
}

/** Publishes a workflow that calls the `phone` of each item it is called with, in its node Call. */
export async function publishCalls(connection: Connection, name: string, onError = 'continueErrorOutput'): Promise<SubWorkflow> {
	const { client } = connection;
	const { call } = await kejueNodes(connection);
	const stored = await client.createWorkflow({
		name,
		nodes: [
			node('When called', 'n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' }, { typeVersion: 1.1 }),
			call({ onError }, { maxConcurrent: 5 }),
			// Without it a loop ends silently at a turn that gave errors only: nothing would leave by Call's first output.
			node('Result', 'n8n-nodes-base.noOp', {}),
		],
		connections: links({ 'When called': [['Call']], Call: [['Result'], ['Result']] }),
		settings: { executionOrder: 'v1' },
	});
	await client.activate(stored);
	const workflowId = { __rl: true, mode: 'id', value: stored.id };
	return { id: stored.id, called: node('Calls', 'n8n-nodes-base.executeWorkflow', { workflowId, mode: 'once', options: {} }, { typeVersion: 1.2 }) };
}

/** Publishes a campaign that calls the sub-workflow once, with everybody it was started with. */
export async function publishBatches(connection: Connection, path: string, { called }: SubWorkflow): Promise<Campaign> {
	return await publish(connection, path, {
		nodes: [hook(path), split(), called],
		connections: links({ Hook: [['People']], People: [['Calls']] }),
	});
}

/** Publishes a campaign that calls the sub-workflow with five people after the other. */
export async function publishLoop(connection: Connection, path: string, { called }: SubWorkflow): Promise<Campaign> {
	return await publish(connection, path, {
		nodes: [hook(path), split(), node('Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 5, options: {} }, { typeVersion: 3 }), called],
		connections: links({ Hook: [['People']], People: [['Loop']], Loop: [[], ['Calls']], Calls: [['Loop']] }),
	});
}

/** What an execution says of a person: whether a phone call was placed. */
export type Account = 'placed' | 'not placed' | 'unknown';

const problem = z.object({ phone: z.string(), details: z.object({ callPlaced: z.enum(['no', 'unknown']) }) });

/** What the node Call put out of everybody, by number. @throws when it speaks of somebody twice, but for "unknown" */
export function accountFor(runs: FinishedRun[]): Map<string, Account> {
	const accounts = new Map<string, Account>();
	const add = (number: unknown, account: Account): void => {
		if (accounts.has(String(number)) && (account !== 'unknown' || accounts.get(String(number)) !== account)) throw new Error(`${String(number)} is accounted for twice`);
		accounts.set(String(number), account);
	};
	for (const run of runs) {
		const [placed = [], errors = []] = run.outputs('Call');
		for (const { to } of placed) add(to, 'placed');
		for (const { phone, details } of errors.map((item) => problem.parse(item))) {
			add(phone, details.callPlaced === 'no' ? 'not placed' : 'unknown');
		}
	}
	return accounts;
}

export const withStatus = (executions: ExecutionSummary[], ...statuses: string[]): ExecutionSummary[] =>
	executions.filter(({ status }) => statuses.includes(status));
