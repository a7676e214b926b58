import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CallBook } from '../../callBook';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type OperationRequest, type Problem, quiet, refusal, type StartSimulation } from '../../simulation';
import { Announcer } from '../../webhooks/announcer';
import type { WebhookRegistration } from '../../webhooks/webhookRegistration';
import type { CallDetails } from './call';
import { leversDialect } from './leversDialect';

interface Contact {
	uuid: string;
	name: string;
	firstName?: string;
	lastName?: string;
	phoneNumber: string;
	email?: string;
}

const CLIENT = { clientId: 'lev_sandbox_client', clientSecret: 'lev_sandbox_secret' };
const SIGNING_KEY = 'levers-sandbox-signing-key';
/** Year 2100: the pasted token is the same text in every run. */
const PASTED_TOKEN_EXPIRES_S = 4_102_444_800;
const PASTED_TOKEN = signToken({ sub: CLIENT.clientId, jti: 'pasted', exp: PASTED_TOKEN_EXPIRES_S });
const CONTACT_COUNT = 125;

const authBody = z.object({ clientId: z.string(), clientSecret: z.string() });
const person = z.object({
	numberToCall: z.string(),
	firstName: z.string().nullish(),
	lastName: z.string().nullish(),
	metadata: z.unknown(),
});
const callBody = person.extend({
	email: z.string().nullish(),
	contactUuid: z.string().nullish(),
	updateExisting: z.boolean().default(false),
	countryCode: z.string().nullish(),
});
const bulkBody = z.object({
	contacts: z.array(person),
	updateExisting: z.boolean().default(false),
	countryCode: z.string().optional(),
});
const pageQuery = z.object({ page: z.number().default(1), size: z.number().default(50) });

type CallRequest = Partial<z.infer<typeof callBody>> & z.infer<typeof person>;

/** Error types in the words of the framework whose error body the documentation shows. */
const ERROR_TYPES: Record<string, string> = {
	required: 'missing',
	type: 'type_error',
	minLength: 'string_too_short',
	maxLength: 'string_too_long',
	pattern: 'string_pattern_mismatch',
	minimum: 'greater_than_equal',
	maximum: 'less_than_equal',
	parse: 'json_invalid',
};

/** Their numbers are fictional, and none of the reserved ones nor of those that examples use. */
const SEEDED_CONTACTS: Contact[] = Array.from({ length: CONTACT_COUNT }, (_, index) => ({
	uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
	name: `Sandbox contact ${index + 1}`,
	phoneNumber: `+1${312 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`,
	email: `contact${index + 1}@sandbox.example`,
}));

/** Levers, acted out: https://docs.uselevers.com/api-reference/introduction. It tells nobody how a call went but by webhook. */
export const simulateLevers: StartSimulation = ({ paces, rung, tokenLifetimeS, postman }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const registered = new Map<string, WebhookRegistration>();
	const announcer = new Announcer({ provider: 'levers', calls, postman, dialect: leversDialect(registered, calls) });
	/** Tokens and when they expire, Unix milliseconds. */
	const tokens = new Map<string, number>();
	const contacts = new Map<string, Contact>();
	const contactByNumber = new Map<string, Contact>();

	const addContact = (contact: Contact): Contact => {
		contacts.set(contact.uuid, contact);
		contactByNumber.set(contact.phoneNumber, contact);
		return contact;
	};
	const reset = () => {
		calls.clear();
		registered.clear();
		tokens.clear();
		tokens.set(PASTED_TOKEN, PASTED_TOKEN_EXPIRES_S * 1000);
		contacts.clear();
		contactByNumber.clear();
		SEEDED_CONTACTS.forEach((contact) => addContact({ ...contact }));
	};
	reset();

	/** Found by uuid, else by number, else created, as the page of Call Contact says. */
	const contactFor = (request: CallRequest, to: string): Contact => {
		const found = contacts.get(request.contactUuid ?? '') ?? contactByNumber.get(to);
		const given = givenFields(request);
		if (found) return request.updateExisting ? Object.assign(found, given) : found;
		return addContact({ uuid: randomUUID(), name: [given.firstName, given.lastName].filter(Boolean).join(' ') || to, phoneNumber: to, ...given });
	};

	const callAll = (requests: CallRequest[]): Act => {
		const reaches = requests.map(({ numberToCall, countryCode }) => canonicalNumber(numberToCall, countryCode));
		return {
			reaches,
			perform: () => {
				requests.forEach((request, index) => {
					const contactUuid = contactFor(request, reaches[index]).uuid;
					announcer.follow(calls.place({ id: randomUUID(), to: reaches[index], details: { contactUuid, metadata: request.metadata } }));
				});
				// No body is documented, so that no call id can be learnt here.
				return { status: 201 };
			},
		};
	};

	return {
		credentials: { ...CLIENT, token: PASTED_TOKEN },
		isAuthorized: ({ authorization = '' }) => {
			const [scheme, token = ''] = authorization.split(' ');
			return scheme.toLowerCase() === 'bearer' && (tokens.get(token) ?? 0) > Date.now();
		},
		invalidStatus: 422,
		wordError,
		calls,
		announcer,
		operations: {
			authenticateApiKey: quiet(({ body }) => {
				const { clientId, clientSecret } = authBody.parse(body);
				if (clientId !== CLIENT.clientId || clientSecret !== CLIENT.clientSecret) {
					return refusal({ wordError }, { status: 401, message: 'Invalid client credentials' });
				}
				const issuedAtS = Math.floor(Date.now() / 1000);
				const token = signToken({ sub: clientId, jti: randomUUID(), iat: issuedAtS, exp: issuedAtS + tokenLifetimeS });
				tokens.set(token, Date.now() + tokenLifetimeS * 1000);
				return { status: 200, body: { access_token: token } };
			}),
			callContact: ({ body }: OperationRequest) => callAll([callBody.parse(body)]),
			callContactsBulk: ({ body }: OperationRequest) => {
				const { contacts: people, ...shared } = bulkBody.parse(body);
				return callAll(people.map((each) => ({ ...each, ...shared })));
			},
			listContacts: quiet(({ query }) => {
				const { page, size } = pageQuery.parse(query);
				const all = [...contacts.values()];
				const items = all.slice((page - 1) * size, page * size);
				return { status: 200, body: { items, total: all.length, page, size, pages: Math.ceil(all.length / size) } };
			}),
		},
		expireTokens: () => tokens.clear(),
		clear: reset,
	};
};

function givenFields({ firstName, lastName, email }: CallRequest): Partial<Contact> {
	return { ...(firstName ? { firstName } : {}), ...(lastName ? { lastName } : {}), ...(email ? { email } : {}) };
}

/** A JSON Web Token, so that readers of `exp` find one. The provider signs with ES512; nobody but this file checks it here. */
function signToken(claims: Record<string, unknown>): string {
	const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
	const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${content}.${createHmac('sha256', SIGNING_KEY).update(content).digest('base64url')}`;
}

/** Only the form of 422 is documented; `{detail: text}` for the others is inferred. */
function wordError({ message, violations }: Problem): unknown {
	const detail = violations?.map(({ where, message: msg, rule }) => ({ loc: where, msg, type: ERROR_TYPES[rule] ?? 'value_error' }));
	return { detail: detail ?? message };
}
