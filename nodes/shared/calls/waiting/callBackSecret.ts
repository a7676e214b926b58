import type { Connection } from '../../core/sending/connection';
import { deriveSecret } from '../../core/sending/deriveSecret';

/** The secret with which a provider signs one callback: derived from the credential and a nonce, so that it is never stored. */
export async function callBackSecret(connection: Pick<Connection, 'secrets'>, nonce: string): Promise<string | undefined> {
	return (await deriveSecret(connection, `callback ${nonce}`))?.toString('hex');
}
