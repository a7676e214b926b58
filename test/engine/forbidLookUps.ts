import { PROVIDER_NAMES, type Sandbox } from '../../sandbox';

/**
 * Makes every list of calls and batches unreadable, so that an unknown outcome stays unknown: what a look-up can settle is tested by
 * itself.
 */
export function forbidLookUps(sandbox: Sandbox): void {
	for (const provider of PROVIDER_NAMES) {
		for (const operationId of ['listCalls', 'searchCalls', 'searchBatchCalls']) {
			sandbox.addFault({ provider, operationId, fault: { kind: 'status', status: 404 } });
		}
	}
}
