import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';
import { memoryDeduplicator } from '../../../bench/memoryDeduplicator';

/** Gives n8n's engine a deduplication store, an empty one for each test; the members that are returned may be replaced. */
export function useWorkflowStore(): IDataDeduplicator {
	const store = memoryDeduplicator();
	beforeAll(async () => {
		// n8n allows one for each process.
		await DataDeduplicationService.init({
			checkProcessedAndRecord: async (...args) => await store.checkProcessedAndRecord(...args),
			removeProcessed: async (...args) => await store.removeProcessed(...args),
			clearAllProcessedItems: async (...args) => await store.clearAllProcessedItems(...args),
			getProcessedDataCount: async (...args) => await store.getProcessedDataCount(...args),
		});
	});
	beforeEach(() => {
		Object.assign(store, memoryDeduplicator());
	});
	return store;
}
