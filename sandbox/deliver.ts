import type { Fault } from './fault';
import type { Act, Answer, Problem, Simulation } from './simulation';

/** What goes over the wire. */
export type Delivery =
	| { kind: 'answer'; status: number; headers: Record<string, string>; payload: string; delayMs: number }
	| { kind: 'silence' }
	| { kind: 'reset' };

const JSON_TYPE = 'application/json; charset=utf-8';
/** What the person reads when the sandbox was told to fail with a status and nothing else. */
const PROBLEM_MESSAGES: Record<number, string> = {
	401: 'The credentials are missing, wrong or expired.',
	402: 'The account has no credit left.',
	403: 'The credentials do not allow this.',
	404: 'Not found.',
	405: 'Method not allowed.',
	409: 'This is in conflict with what is there already.',
	422: 'The number is not accepted.',
	429: 'Too many requests.',
	500: 'Something went wrong on the server.',
	502: 'A server behind this one failed.',
	503: 'The service is not available at the moment.',
	504: 'A server behind this one did not answer in time.',
};

/** Does what a request asks for, as far as the fault lets it, and says what to send back. */
export function deliver(act: Act, fault: Fault | null, simulation: Simulation): Delivery {
	if (fault === null) return asDelivery(act.perform());
	if (fault.kind === 'delay') return { ...asDelivery(act.perform()), delayMs: fault.ms };
	const accepted = fault.accept ? act.perform() : { status: 200 };

	switch (fault.kind) {
		case 'silence':
		case 'reset':
			return { kind: fault.kind };
		case 'empty':
			return asDelivery({ status: accepted.status });
		case 'malformed':
			return asDelivery(accepted, breakOff(JSON.stringify(accepted.body) ?? ''));
		case 'status': {
			const body = fault.body === undefined ? simulation.wordError(problemOf(fault.status)) : fault.body;
			const { payload, headers, ...delivery } = asDelivery({ status: fault.status, body }, typeof body === 'string' ? body : undefined);
			if (fault.contentType !== undefined) headers['content-type'] = fault.contentType;
			return { ...delivery, payload, headers: { ...headers, ...lowerCaseNames(fault.headers ?? {}) } };
		}
	}
}

/** @param payload the text to send, where it is not simply the body as JSON */
export function asDelivery(
	{ status, body }: Answer,
	payload = body === undefined ? '' : JSON.stringify(body),
): Extract<Delivery, { kind: 'answer' }> {
	return { kind: 'answer', status, headers: payload === '' ? {} : { 'content-type': JSON_TYPE }, payload, delayMs: 0 };
}

function breakOff(json: string): string {
	return json.slice(0, Math.floor(json.length / 2)) || '{"';
}

function problemOf(status: number): Problem {
	const message = PROBLEM_MESSAGES[status] ?? `Answered with ${status}, as the sandbox was told.`;
	return status === 422 ? { status, message, violations: [{ where: ['body'], message, rule: 'value' }] } : { status, message };
}

function lowerCaseNames(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
