import { NodeOperationError, type INode } from 'n8n-workflow';
import { isPrivateAddress } from '../sending/isPrivateAddress';

interface Receiver {
	node: INode;
	provider: string;
	/** True where the provider itself is on this computer or network, as a test server is. */
	localIsFine: boolean;
}

/** Explains a URL that the provider cannot reach, before the provider refuses it. @throws NodeOperationError */
export function requirePublicUrl(url: string, { node, provider, localIsFine }: Receiver): void {
	const problem = localIsFine ? undefined : whyNotPublic(url);
	if (!problem) return;
	// When activation fails, n8n shows only the message.
	throw new NodeOperationError(
		node,
		`${provider} cannot deliver events to ${url}, because this address ${problem}. Set the public HTTPS URL of n8n in the environment variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions), restart it, and activate the workflow again.`,
	);
}

/** Why nobody outside can deliver there; undefined for a public https URL. */
export function whyNotPublic(url: string): string | undefined {
	const { protocol, hostname } = new URL(url);
	if (isPrivateAddress(hostname)) return 'is reachable only from this machine or its local network';
	return protocol === 'https:' ? undefined : 'does not begin with https://';
}
