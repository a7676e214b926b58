import { TOKEN_HEADER, type Sandbox } from '../../sandbox';

/** A call that the sandbox knows. */
interface SandboxCall {
	id: string;
	to: string | null;
}

/** Every call that was accepted, from all providers. */
export async function callsIn({ providers, controlToken }: Sandbox): Promise<SandboxCall[]> {
	const response = await fetch(new URL('/_sandbox/calls', providers.kejue.baseUrl), { headers: { [TOKEN_HEADER]: controlToken } });
	return (await response.json()) as SandboxCall[];
}
