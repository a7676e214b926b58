import type { INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../sandbox';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const ID = '123e4567-e89b-12d3-a456-426614174000';
const NEVER_ENDS = '+12025550156';
const CALLS = 20;
const NEVER_ENDING = 7;

const CREATE: Array<{ type: ProviderName; operationId: string; parameters: INodeParameters }> = [
	{
		type: 'zudu',
		operationId: 'getCall',
		parameters: { operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' },
	},
	{
		type: 'elemente',
		operationId: 'getCall',
		parameters: { operation: 'create', agentId: ID, skillId: ID, channel: 'call', phoneNumber: '={{ $json.phone }}' },
	},
];

/** Longer than the limit of a test: whoever does not notice a stop before the next look never ends. */
const LONGEST_POLL_INTERVAL_S = 300;

const sandbox = useSandbox();

test.each(CREATE)(
	'$type: 20 calls end out of order, two looks fail, one call never ends: each is dialed once and keeps its place',
	async ({ type, operationId, parameters }) => {
		const phones = Array.from({ length: CALLS }, (_, index) => (index === NEVER_ENDING ? NEVER_ENDS : `+1415555${1000 + index}`));
		// The first ones last longest: three phases of up to 1.5 seconds.
		phones.forEach((to, index) => sandbox.setPace({ to, phaseMs: to === NEVER_ENDS ? 0 : 75 * (CALLS - index) }));
		sandbox.addFault({ provider: type, operationId, times: 1, fault: { kind: 'status', status: 502 } });
		sandbox.addFault({ provider: type, operationId, times: 1, fault: { kind: 'reset' } });
		const { items, error } = await runNode({
			type,
			parameters: { resource: 'call', ...parameters, waitFor: 'transcript', options: { pollInterval: 1, waitAtMost: 0.2 } },
			secrets: sandboxSecrets(sandbox),
			items: phones.map((phone) => ({ phone })),
		});
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(phones.map((_, item) => ({ item })));
		expect(jsonOf(items).map(({ to, status, waitTimedOut }) => ({ to, status, waitTimedOut }))).toEqual(
			phones.map((to, index) =>
				index === NEVER_ENDING
					? { to, status: 'inProgress', waitTimedOut: true }
					: { to, status: 'ended', waitTimedOut: undefined },
			),
		);
		expect(sandbox.rung()).toEqual(Object.fromEntries(phones.map((phone) => [phone, 1])));
		const looks = sandbox.requests(type).filter((request) => request.operationId === operationId);
		expect(looks.filter(({ fault }) => fault !== null)).toHaveLength(2);
		// Growing intervals: at most six looks within five seconds per call, about eight in the whole wait of twelve.
		expect(looks.length).toBeLessThanOrEqual(CALLS * 6 + 10);
		expect(looks.length).toBeGreaterThan(CALLS);
	},
);

test.each(CREATE)('$type: a stop ends the wait before the next look, and gives the calls as they stand', async ({ type, operationId, parameters }) => {
	const phones = ['+14155551101', '+14155551102'];
	phones.forEach((to) => sandbox.setPace({ to, phaseMs: 60_000 }));
	const looks = () => sandbox.requests(type).filter((request) => request.operationId === operationId).length;
	const { items, run } = await runNode({
		type,
		parameters: { resource: 'call', ...parameters, waitFor: 'ended', options: { pollInterval: LONGEST_POLL_INTERVAL_S } },
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => ({ phone })),
		onStart: ({ cancel }) => {
			// As soon as the last look has arrived: its answer may still be under way.
			const watch = setInterval(() => {
				if (looks() < phones.length) return;
				clearInterval(watch);
				cancel();
			}, 1);
		},
	});
	expect(run.status).toBe('canceled');
	expect(jsonOf(items)).toMatchObject(phones.map((to) => ({ to, waitTimedOut: true })));
	expect(looks()).toBe(phones.length);
	expect(sandbox.rung()).toEqual(Object.fromEntries(phones.map((phone) => [phone, 1])));
});
