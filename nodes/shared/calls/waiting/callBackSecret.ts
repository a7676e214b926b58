import type { Connection } from '../../core/sending/connection';
import { deriveSecret } from '../../core/sending/deriveSecret';

/**
 * What a provider signs the callback for one call with: made of the credential, which it knows anyway, and of something
 * that is different each time. So it need not be stored with the execution, and cannot be read there.
 * @returns undefined where the credential holds no secret to make it of
 */
export async function callBackSecret(connection: Pick<Connection, 'secrets'>, nonce: string): Promise<string | undefined> {
	return (await deriveSecret(connection, `callback ${nonce}`))?.toString('hex');
}
