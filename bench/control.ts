import { TOKEN_HEADER } from '../sandbox/tokenHeader';
import type { SandboxAddress } from './measurement';

/** Asks a sandbox's control route for something, and gives the text of the answer. @throws Error for any answer but a success */
export async function control({ baseUrl, controlToken }: Pick<SandboxAddress, 'baseUrl' | 'controlToken'>, method: 'GET' | 'POST', action: string, body?: object): Promise<string> {
	const headers = { [TOKEN_HEADER]: controlToken, ...(body && { 'Content-Type': 'application/json' }) };
	const response = await fetch(new URL(`/_sandbox/${action}`, baseUrl), { method, headers, body: body && JSON.stringify(body) });
	const text = await response.text();
	if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${action}: ${text}`);
	return text;
}
