import { createHmac } from 'node:crypto';
import type { Connection } from './connection';

/** A secret derived from the credential, so that it need not be stored; undefined if the credential contains no secret. */
export async function deriveSecret(connection: Pick<Connection, 'secrets'>, purpose: string): Promise<Buffer | undefined> {
	const secrets = await connection.secrets();
	return secrets.length === 0 ? undefined : createHmac('sha256', secrets.toSorted().join('\n')).update(purpose).digest();
}
