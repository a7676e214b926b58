import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Operation, quiet, refusal } from '../../simulation';
import { wordError } from './wordError';

const CLIENT = { clientId: 'lev_sandbox_client', clientSecret: 'lev_sandbox_secret' };
const SIGNING_KEY = 'levers-sandbox-signing-key';
/** Year 2100: the pasted token is the same text in every run. */
const PASTED_TOKEN_EXPIRES_S = 4_102_444_800;
const PASTED_TOKEN = signToken({ sub: CLIENT.clientId, jti: 'pasted', exp: PASTED_TOKEN_EXPIRES_S });

const authBody = z.object({ clientId: z.string(), clientSecret: z.string() });

/** The tokens that were given out, and the one that is pasted into credentials. */
export class TokenBook {
	readonly credentials = { ...CLIENT, token: PASTED_TOKEN };
	/** Tokens and when they expire, Unix milliseconds. */
	private readonly tokens = new Map<string, number>();

	constructor(private readonly lifetimeS: number) {
		this.clear();
	}

	/** @param authorization the header */
	isAuthorized(authorization = ''): boolean {
		const [scheme, token = ''] = authorization.split(' ');
		return scheme.toLowerCase() === 'bearer' && (this.tokens.get(token) ?? 0) > Date.now();
	}

	/** https://docs.uselevers.com/api-reference/introduction */
	operations(): Record<string, Operation> {
		return {
			authenticateApiKey: quiet(({ body }) => {
				const { clientId, clientSecret } = authBody.parse(body);
				return clientId === CLIENT.clientId && clientSecret === CLIENT.clientSecret
					? { status: 200, body: { access_token: this.issue() } }
					: refusal({ wordError }, { status: 401, message: 'Invalid client credentials' });
			}),
		};
	}

	expireAll(): void {
		this.tokens.clear();
	}

	/** Back to the pasted one alone. */
	clear(): void {
		this.tokens.clear();
		this.tokens.set(PASTED_TOKEN, PASTED_TOKEN_EXPIRES_S * 1000);
	}

	private issue(): string {
		const issuedAtS = Math.floor(Date.now() / 1000);
		const token = signToken({ sub: CLIENT.clientId, jti: randomUUID(), iat: issuedAtS, exp: issuedAtS + this.lifetimeS });
		this.tokens.set(token, Date.now() + this.lifetimeS * 1000);
		return token;
	}
}

/** A JSON Web Token, so that readers of `exp` find one. The provider signs with ES512; nobody but this file checks it here. */
function signToken(claims: Record<string, unknown>): string {
	const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
	const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${content}.${createHmac('sha256', SIGNING_KEY).update(content).digest('base64url')}`;
}
