import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { EFFECTS_BY_ID, type EffectById } from './effectsById';
import { forbidLookUps } from './forbidLookUps';
import { PLACING_OPERATIONS, type PlacingOperation } from './placingOperations';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/*
 * What must not be done twice is remembered by what it is about: the number, or the ids. Not by its row, which another
 * target may have by the time the execution is retried.
 */

useFastClock();
const sandbox = useSandbox();

beforeEach(() => {
	forbidLookUps(sandbox);
});

/** One operation, and the member of an item that names what it is about. */
interface Subject {
	name: string;
	provider: EffectById['provider'];
	operationId: string;
	parameters: EffectById['parameters'];
	binary?: EffectById['binary'];
	member: 'id' | 'phone' | 'agent';
	targets(): Promise<string[]>;
}

const byId = EFFECTS_BY_ID.filter(({ repeatable }) => !repeatable).map(
	(effect): Subject => ({ ...effect, parameters: { ...effect.parameters, ...effect.apart }, member: 'id', targets: async () => await effect.arrange(sandbox, 3) }),
);
const placing = PLACING_OPERATIONS.map(
	(operation: PlacingOperation): Subject => ({
		...operation,
		member: operation.dials ? 'phone' : 'agent',
		targets: async () =>
			await Promise.resolve(operation.dials ? ['+14155551001', '+14155551002', '+14155551003'] : ['agent_a', 'agent_b', 'agent_c']),
	}),
);
const subjects = [...byId, ...placing].map((subject): [string, Subject] => [subject.name, subject]);

const run = async ({ provider, parameters, binary }: Subject, how: Partial<NodeRun>) =>
	await runNode({
		type: provider,
		binary,
		parameters: { ...parameters, options: { maxConcurrent: 1 } },
		secrets: sandboxSecrets(sandbox),
		...how,
	});

/** How often a request about each target has left. */
function sentAbout({ provider, operationId }: Subject, targets: string[]): number[] {
	const requests = sandbox.requests(provider).filter((request) => request.operationId === operationId);
	return targets.map((target) => requests.filter(({ path, body }) => `${path}/ ${JSON.stringify(body)}`.includes(target)).length);
}

const itemsOf = ({ member }: Subject, targets: string[]): IDataObject[] => targets.map((target) => ({ [member]: target }));

/** The parameters with these targets, row by row. */
function naming({ parameters, member }: Subject, targets: string[]): INodeParameters {
	const expression = `={{ ${JSON.stringify(targets)}[$itemIndex] }}`;
	return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value === `={{ $json.${member} }}` ? expression : value]));
}

describe.each(subjects)('%s', (_name, subject) => {
	const { provider, operationId } = subject;

	const oneIs = (fault: Fault) => {
		sandbox.addFault({ provider, operationId, times: 1, fault });
	};
	const oneIsCarriedOut = () => oneIs({ kind: 'delay', ms: 0 });
	const oneIsRefused = () => oneIs({ kind: 'status', status: 402 });

	test.each<INode['onError']>(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'])(
		'%s: what was confirmed is not sent again by Retry On Fail',
		async (onError) => {
			const [refused, confirmed] = await subject.targets();
			// n8n starts the node again when it throws, or when its first item is an error.
			const stops = onError === 'stopWorkflow';
			if (stops) oneIsCarriedOut();
			oneIsRefused();
			const items = itemsOf(subject, stops ? [confirmed, refused] : [refused, confirmed]);
			const { error } = await run(subject, { items, onError, maxTries: 3 });
			expect(error).toBeUndefined();
			expect(sentAbout(subject, [refused, confirmed])).toEqual([2, 1]);
		},
	);

	test('a corrected and turned list: each target gets its own answer, and none is sent twice', async () => {
		const [a, b, wrong] = await subject.targets();
		oneIsCarriedOut();
		oneIsRefused();
		const failed = await run(subject, { items: itemsOf(subject, [a, wrong]) });
		expect(failed.error?.message).toContain('[item 1]');
		// A retried execution has the input of before, so the expression is what was corrected.
		const retried = await run({ ...subject, parameters: naming(subject, [b, a]) }, { retryOf: failed.run });
		expect(retried.error).toBeUndefined();
		expect(sentAbout(subject, [a, b, wrong])).toEqual([1, 1, 1]);
		expect(retried.items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1].map((item) => expect.objectContaining({ item })));
		if (subject.member === 'agent') return;
		const told = jsonOf(retried.items).map(({ to, callId, uuid, batch_call_id, contactId, campaignId }) =>
			subject.member === 'phone' ? to : (callId ?? uuid ?? batch_call_id ?? contactId ?? campaignId),
		);
		expect(told).toEqual([b, a]);
	});
});
