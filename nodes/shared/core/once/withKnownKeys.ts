import type { PreparedItem, UnsendableItem } from '../running/preparedItem';

/** Gives items the ledger keys of earlier tries: first the row's own, then an unused one of its intent (docs/decisions.md#one-key-per-item). */
export function withKnownKeys(
	items: Array<PreparedItem | UnsendableItem>,
	known: readonly string[],
): Array<PreparedItem | UnsendableItem> {
	if (known.length === 0) return items;
	const kept = new Set(items.flatMap((item) => ('problem' in item || item.dryRun ? [] : [item.key])));
	const free = new Map<string, string[]>();
	for (const key of known.filter((one) => !kept.has(one))) {
		const [intent = ''] = key.split(':');
		const others = free.get(intent);
		if (others) others.push(key);
		else free.set(intent, [key]);
	}
	const inLedger = new Set(known);
	return items.map((item) => {
		if ('problem' in item || item.dryRun || inLedger.has(item.key)) return item;
		const key = free.get(item.intent)?.shift();
		return key === undefined ? item : { ...item, key };
	});
}
