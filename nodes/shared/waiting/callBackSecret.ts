import { createHmac } from 'node:crypto';
import type { Connection } from '../sending/connection';

/**
 * What a provider signs the callback for one call with: made of the credential, which it knows anyway, and of something
 * that is different each time. So it need not be stored with the execution, and cannot be read there.
 * @returns undefined where the credential holds no secret to make it of
 */
export async function callBackSecret(connection: Pick<Connection, 'secrets'>, nonce: string): Promise<string | undefined> {
	const secrets = await connection.secrets();
	return secrets.length === 0 ? undefined : createHmac('sha256', secrets.toSorted().join('\n')).update(`callback ${nonce}`).digest('hex');
}
