import { Webhook } from 'svix';

export interface Signing {
	secret: string;
	id?: string;
	/** Moment of signing; now when absent. */
	at?: Date;
}

let messages = 0;

/** Headers as Svix sends them, made by Svix's own library. */
export function svixHeaders(body: string, { secret, id = `msg_${++messages}`, at = new Date() }: Signing) {
	return {
		'content-type': 'application/json',
		'svix-id': id,
		'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
		'svix-signature': new Webhook(secret).sign(id, at, body),
	};
}
