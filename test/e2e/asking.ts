import { fetchWithin } from '../../host/fetchWithin';
import { TOKEN_HEADER } from '../../sandbox';

/** An action may end n8n and start it again. */
const ACTION_TIMEOUT_MS = 180_000;

/** Asks a control route of the sandbox. @throws with its status, when it does not do it */
export type Ask = <Answer>(path: string, method?: string, body?: object) => Promise<Answer>;

/** @param baseUrl of any provider in the sandbox */
export function askingSandbox(baseUrl: string, controlToken: string): Ask {
	const control = new URL('/_sandbox/', baseUrl);
	return async <Answer>(path: string, method = 'GET', body?: object): Promise<Answer> => {
		const headers = { [TOKEN_HEADER]: controlToken, ...(body && { 'Content-Type': 'application/json' }) };
		const response = await fetchWithin(new URL(path, control), { method, headers, body: body && JSON.stringify(body) });
		if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${method} ${path}`);
		return (response.status === 204 ? undefined : await response.json()) as Answer;
	};
}

/** Has the process that started everything do something, and gives what it says: see the suite's program in host/. */
export type Act = (action: string, parameters?: Record<string, string>) => Promise<unknown>;

export function actingThrough({ actionsUrl, actionsToken }: { actionsUrl: string; actionsToken: string }): Act {
	return async (action, parameters = {}) => {
		const url = `${actionsUrl}/${action}?${new URLSearchParams(parameters).toString()}`;
		const response = await fetchWithin(url, { method: 'POST', headers: { 'X-Actions-Token': actionsToken } }, ACTION_TIMEOUT_MS);
		if (!response.ok) throw new Error(`${action} did not succeed: ${await response.text()}`);
		return await response.json();
	};
}
