import type { Sandbox } from '../../sandbox';

/** Places calls at the sandbox's Kejue without the node: their IDs. A contact, where one is given, is called instead of the numbers. */
export async function placeKejueCalls({ providers }: Sandbox, phones: string[], contactId?: string): Promise<string[]> {
	const { baseUrl, credentials } = providers.kejue;
	const ids: string[] = [];
	for (const phone of phones) {
		const response = await fetch(`${baseUrl}/persona-calls`, {
			method: 'POST',
			headers: { 'X-API-Key': credentials.apiKey, 'Content-Type': 'application/json' },
			body: JSON.stringify({ persona_id: 'per_1', ...(contactId ? { contact_id: contactId } : { contact: { phone } }) }),
		});
		ids.push(((await response.json()) as { id: string }).id);
	}
	return ids;
}
