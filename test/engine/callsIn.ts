import type { Sandbox } from '../../sandbox';

/** A call that the sandbox knows. */
export interface SandboxCall {
	id: string;
	to: string | null;
}

/** Every call that was accepted, from all providers. */
export async function callsIn({ providers }: Sandbox): Promise<SandboxCall[]> {
	return (await (await fetch(`${new URL(providers.kejue.baseUrl).origin}/_sandbox/calls`)).json()) as SandboxCall[];
}
