import { createHash } from 'node:crypto';
import type { IDataDeduplicator } from 'n8n-workflow';

/**
 * n8n's deduplication store, as far as our node uses it: hashing, comparing and bounding the entries as n8n does, but
 * in memory. n8n writes them to one row of its database, once per run of the node; that is left out here.
 */
export function memoryDeduplicator(): IDataDeduplicator {
	let stored: string[] = [];
	return {
		checkProcessedAndRecord: async (items, _scope, _contextData, { maxEntries }) => {
			const known = new Set(stored);
			const hashes = items.map((item) => createHash('md5').update(String(item)).digest('base64'));
			stored.push(...hashes.filter((hash) => !known.has(hash)));
			if (maxEntries !== undefined && stored.length > maxEntries) stored = stored.slice(-maxEntries);
			return {
				new: items.filter((_item, index) => !known.has(hashes[index])),
				processed: items.filter((_item, index) => known.has(hashes[index])),
			};
		},
		removeProcessed: async (items) => {
			const removed = new Set(items.map((item) => createHash('md5').update(String(item)).digest('base64')));
			stored = stored.filter((hash) => !removed.has(hash));
		},
		clearAllProcessedItems: async () => {
			stored = [];
		},
		getProcessedDataCount: async () => stored.length,
	};
}
