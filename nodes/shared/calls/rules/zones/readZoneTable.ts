/** Reads "zones=keys" lines: zones are joined by "&" ("Asia/Dili&Gaza" are both in Asia), keys by ","; `1(2[34],56)` are the keys 123, 124 and 156. */
export function readZoneTable(table: string): Map<string, readonly string[]> {
	const zones = new Map<string, readonly string[]>();
	for (const line of table.trim().split('\n')) {
		const [names = '', keys = ''] = line.split('=');
		const [region = ''] = names.split('/');
		const entries = names.split('&').map((name) => (name.includes('/') ? name : `${region}/${name}`));
		for (const key of spelledOut(keys)) zones.set(key, entries);
	}
	return zones;
}

function spelledOut(keys: string): string[] {
	const join = (start: string, ends: string[]) => ends.map((end) => start + end).join(',');
	let text = keys.replace(/(\w{0,15})\[(\w+)\]/g, (_all, start: string, digits: string) => join(start, [...digits]));
	while (text.includes('(')) text = text.replace(/(\w{0,15})\(([^()]*)\)/g, (_all, start: string, ends: string) => join(start, ends.split(',')));
	return text.split(',');
}
