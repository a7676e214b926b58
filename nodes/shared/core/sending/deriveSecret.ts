import { createHmac } from 'node:crypto';
import type { Connection } from './connection';

/**
 * A secret that is made of the credential, and so need not be stored where more people can read: the same for the same
 * purpose, as long as the credential stays as it is.
 * @returns undefined where the credential holds no secret to make it of
 */
export async function deriveSecret(connection: Pick<Connection, 'secrets'>, purpose: string): Promise<Buffer | undefined> {
	const secrets = await connection.secrets();
	return secrets.length === 0 ? undefined : createHmac('sha256', secrets.toSorted().join('\n')).update(purpose).digest();
}
