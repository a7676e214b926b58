/** Reads "zones=keys" lines: zones are joined by "&", keys by ",". */
export function readZoneTable(table: string): Map<string, readonly string[]> {
	const zones = new Map<string, readonly string[]>();
	for (const line of table.trim().split('\n')) {
		const [names = '', keys = ''] = line.split('=');
		const entries = names.split('&');
		for (const key of keys.split(',')) zones.set(key, entries);
	}
	return zones;
}
