import type { Run } from '../../core/running/run';

/** A hint after calls by hand, in the editor: n8n runs a changed node again, which is a new run for the ledger. */
export function pinHint({ context, operation, ledger }: Run): string | undefined {
	if (context.getMode() !== 'manual' || !operation.effect?.rings || ledger.all().length === 0) return undefined;
	return "Pin this node's output before you edit it or a node before it: otherwise executing a later step runs this node again and places the calls again.";
}
