import type { Fate } from './fate';
import type { Fault } from './fault';
import { matchingKey } from './phoneNumber';

/** A phone number with a meaning of its own: a fate for the call, or a fault for the request that would place it. */
export type ReservedNumber = { number: string; meaning: string } & (
	| { fate: Fate }
	| {
			fault: Fault;
			/** Befalls only so many requests per number and provider, later ones are accepted; for ever when left out. */
			times?: number;
	  }
);

const RETRY_AFTER_ONE_SECOND = { 'Retry-After': '1' };
/** As a proxy in front of the provider words it. */
const BAD_GATEWAY_PAGE = [
	'<html>',
	'<head><title>502 Bad Gateway</title></head>',
	'<body>',
	'<center><h1>502 Bad Gateway</h1></center>',
	'<hr><center>nginx</center>',
	'</body>',
	'</html>',
	'',
].join('\r\n');

/**
 * Fictional US numbers (555-0100 to 555-0199 are never assigned) that give chosen outcomes and faults on every provider, with
 * any other area code as well. Every other number answers.
 */
export const RESERVED_NUMBERS: readonly ReservedNumber[] = [
	{ number: '+12025550151', meaning: 'busy', fate: 'busy' },
	{ number: '+12025550152', meaning: 'no answer', fate: 'noAnswer' },
	{ number: '+12025550153', meaning: 'voicemail', fate: 'voicemail' },
	{ number: '+12025550154', meaning: 'rejected by the person called', fate: 'rejected' },
	{ number: '+12025550155', meaning: 'fails', fate: 'failed' },
	{ number: '+12025550156', meaning: 'answered, and the talk never ends', fate: 'neverEnds' },
	{ number: '+12025550157', meaning: 'answered, and the person does not want to be called again', fate: 'optsOut' },
	{
		number: '+12025550161',
		meaning: '429 with Retry-After the first time, then accepted',
		fault: { kind: 'status', status: 429, headers: RETRY_AFTER_ONE_SECOND },
		times: 1,
	},
	{
		number: '+12025550162',
		meaning: '429 with Retry-After, for ever',
		fault: { kind: 'status', status: 429, headers: RETRY_AFTER_ONE_SECOND },
	},
	{
		number: '+12025550163',
		meaning: '503 with Retry-After the first time, then accepted',
		fault: { kind: 'status', status: 503, headers: RETRY_AFTER_ONE_SECOND },
		times: 1,
	},
	{ number: '+12025550164', meaning: '500 after accepting', fault: { kind: 'status', status: 500, accept: true } },
	{ number: '+12025550165', meaning: '500 before accepting', fault: { kind: 'status', status: 500 } },
	{
		number: '+12025550166',
		meaning: '502 with an HTML page, not accepted',
		fault: { kind: 'status', status: 502, body: BAD_GATEWAY_PAGE, contentType: 'text/html' },
	},
	{ number: '+12025550167', meaning: 'never answers the request, not accepted', fault: { kind: 'silence' } },
	{ number: '+12025550168', meaning: 'never answers the request, accepted', fault: { kind: 'silence', accept: true } },
	{ number: '+12025550169', meaning: 'connection reset, not accepted', fault: { kind: 'reset' } },
	{ number: '+12025550170', meaning: 'connection reset, accepted', fault: { kind: 'reset', accept: true } },
	{ number: '+12025550171', meaning: 'malformed JSON, accepted', fault: { kind: 'malformed', accept: true } },
	{ number: '+12025550172', meaning: '402 no credit', fault: { kind: 'status', status: 402 } },
	{ number: '+12025550173', meaning: '422 number refused', fault: { kind: 'status', status: 422 } },
];

const LOCAL_DIGITS = 7;
/** As a matching key: ten digits, of which the first three are the area code. */
const NORTH_AMERICAN = /^[2-9]\d{2}(?=\d{7}$)/;
const byLocalNumber = new Map(RESERVED_NUMBERS.map((reserved) => [reserved.number.slice(-LOCAL_DIGITS), reserved]));

/** The meaning of a number in any writing, or undefined for an ordinary one. */
export function reservedNumber(to: string): ReservedNumber | undefined {
	// With a plus, ten digits may also be a number of another country.
	const key = /^\s*\+(?!1)/.test(to) ? '' : matchingKey(to);
	return NORTH_AMERICAN.test(key) ? byLocalNumber.get(key.slice(-LOCAL_DIGITS)) : undefined;
}
