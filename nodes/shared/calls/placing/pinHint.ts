import type { Run } from '../../core/running/run';

/**
 * What to know after calls were placed by hand, in the editor; undefined else. Executing a later step runs this node again
 * once it or a node before it was changed: n8n takes that for a new run, so the ledger knows nothing of it.
 */
export function pinHint({ context, operation, ledger }: Run): string | undefined {
	if (context.getMode() !== 'manual' || !operation.effect?.rings || ledger.all().length === 0) return undefined;
	return "Pin this node's output before you edit it or a node before it: otherwise executing a later step runs this node again and places the calls again.";
}
