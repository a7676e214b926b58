import { NodeOperationError, type INode } from 'n8n-workflow';
import { isPrivateAddress } from '../sending/isPrivateAddress';

interface Receiver {
	node: INode;
	/** Name of the provider that is to send there. */
	provider: string;
	/** Set where the provider itself is on this computer or network, as a test server is. */
	localIsFine: boolean;
}

/**
 * Explains an address that the provider cannot reach before the provider refuses it in its own words.
 * @throws NodeOperationError
 */
export function requirePublicUrl(url: string, { node, provider, localIsFine }: Receiver): void {
	const problem = localIsFine ? undefined : whyNotPublic(url);
	if (!problem) return;
	// Of a failed activation n8n shows the message alone.
	throw new NodeOperationError(
		node,
		`${provider} cannot deliver events to ${url}, because this address ${problem}. Set the public HTTPS URL of n8n in the environment variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions), restart it, and activate the workflow again.`,
	);
}

/** Why nobody outside can be told to deliver there; undefined for a public https address. */
export function whyNotPublic(url: string): string | undefined {
	const { protocol, hostname } = new URL(url);
	if (isPrivateAddress(hostname)) return 'is reachable only from this machine or its local network';
	return protocol === 'https:' ? undefined : 'does not begin with https://';
}
