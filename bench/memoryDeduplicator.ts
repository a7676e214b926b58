import { createHash } from 'node:crypto';
import type { IDataDeduplicator } from 'n8n-workflow';

/**
 * n8n's deduplication store, as far as our node uses it: hashing, comparing and bounding the entries as n8n does, but
 * in memory. n8n writes each scope to one row of its database; that is left out here.
 */
export function memoryDeduplicator(): IDataDeduplicator {
	const rows = new Map<string, string[]>();
	return {
		checkProcessedAndRecord: async (items, scope, _contextData, { maxEntries }) => {
			const stored = rows.get(scope) ?? [];
			const known = new Set(stored);
			const hashes = items.map((item) => createHash('md5').update(String(item)).digest('base64'));
			stored.push(...hashes.filter((hash) => !known.has(hash)));
			rows.set(scope, maxEntries === undefined ? stored : stored.slice(-maxEntries));
			return {
				new: items.filter((_item, index) => !known.has(hashes[index])),
				processed: items.filter((_item, index) => known.has(hashes[index])),
			};
		},
		removeProcessed: async (items, scope) => {
			const removed = new Set(items.map((item) => createHash('md5').update(String(item)).digest('base64')));
			rows.set(scope, (rows.get(scope) ?? []).filter((hash) => !removed.has(hash)));
		},
		clearAllProcessedItems: async (scope) => {
			rows.delete(scope);
		},
		getProcessedDataCount: async (scope) => rows.get(scope)?.length ?? 0,
	};
}
