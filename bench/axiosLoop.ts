import { Agent } from 'node:http';
import axios from 'axios';
import { mapWithLimit } from '../nodes/shared/core/running/mapWithLimit';
import type { SandboxAddress } from './measurement';
import { callBody, type Person } from './people';

/** The same requests without n8n, over connections that are kept: about what the machine can do at most. Returns the answers. */
export async function axiosLoop(persons: Person[], limit: number, { url, apiKey }: { url: string } & Pick<SandboxAddress, 'apiKey'>): Promise<unknown[]> {
	const httpAgent = new Agent({ keepAlive: true, maxSockets: limit });
	const client = axios.create({ httpAgent, headers: { 'X-API-Key': apiKey } });
	try {
		return await mapWithLimit(persons, limit, {
			run: async (person) => (await client.post<unknown>(url, callBody(person))).data,
			stopped: () => false,
		});
	} finally {
		httpAgent.destroy();
	}
}
