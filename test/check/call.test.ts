import type { ProviderName } from '../../sandbox';
import { useSandbox } from '../useSandbox';
import { checking } from './checking';

const sandbox = useSandbox({ phaseMs: 30 });
const NUMBER = '+14155550123';
const EVERY_CREATION = ['createPersonaCall', 'createAgentCall', 'createPhoneCall', 'createCall', 'createWebCall', 'callContact', 'callContactsBulk'];

interface CallCase {
	provider: ProviderName;
	parameters: string[];
	subject: string;
	end: string;
}

const CALLS: CallCase[] = [
	{ provider: 'kejue', parameters: ['--agent', 'per_1'], subject: 'Call: POST /api/v1/persona-calls', end: 'confirmed: The node sees that the call is over.' },
	{ provider: 'zudu', parameters: ['--from', '+14155550100'], subject: 'Call: POST /api/calls/create-phone-call', end: 'confirmed: The node sees that the call is over.' },
	{ provider: 'elemente', parameters: ['--agent', '1', '--skill', '2'], subject: 'Call: POST /api/v1/calls', end: 'confirmed: The node sees that the call is over.' },
	{ provider: 'levers', parameters: [], subject: 'Call: POST /api-service/v1/ai/phone-calls/action/call', end: 'not seen: Levers has no endpoint to read a call.' },
];

const placed = (provider: ProviderName) => sandbox.requests(provider).filter(({ operationId }) => EVERY_CREATION.includes(String(operationId)));

test.each(CALLS)('$provider: with --call the number is called once, and the call followed to its end', async ({ provider, parameters, subject, end }) => {
	const { verdicts, report } = await checking(sandbox, provider, { parameters: ['--call', NUMBER, ...parameters], mostReads: 1 });
	expect(sandbox.rung()).toEqual({ [NUMBER]: 1 });
	expect(placed(provider)).toHaveLength(1);
	expect(verdicts[subject]).toMatch(/^confirmed: Answered with 20\d/);
	expect(verdicts['Call: its end']).toBe(end);
	expect(report).toContain('with one call');
	expect(report).not.toContain(NUMBER.slice(1));
	const others = sandbox.requests(provider).filter(({ method, operationId }) => method !== 'GET' && !EVERY_CREATION.includes(String(operationId)));
	expect(others.every(({ operationId }) => /^search|^authenticate/.test(String(operationId)))).toBe(true);
});

test.each(CALLS)('$provider: a call whose answer is lost is never sent again', async ({ provider, parameters, subject }) => {
	EVERY_CREATION.forEach((operationId) => sandbox.addFault({ provider, operationId, fault: { kind: 'reset', accept: true } }));
	const { verdicts } = await checking(sandbox, provider, { parameters: ['--call', NUMBER, ...parameters], mostReads: 1 });
	expect(sandbox.rung()).toEqual({ [NUMBER]: 1 });
	expect(placed(provider)).toHaveLength(1);
	expect(verdicts[subject]).toMatch(/^not seen: Was not answered \(/);
	expect(verdicts['Call: its end']).toBe('not seen: The call may have been placed or not; it was not sent again.');
});

test.each(CALLS)('$provider: a call answered with 429 is never sent again', async ({ provider, parameters }) => {
	EVERY_CREATION.forEach((operationId) => sandbox.addFault({ provider, operationId, fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } } }));
	await checking(sandbox, provider, { parameters: ['--call', NUMBER, ...parameters], mostReads: 1 });
	expect(placed(provider)).toHaveLength(1);
	expect(sandbox.rung()).toEqual({});
});
