const MINUTE = { name: 'minute', ms: 60_000 };
const UNITS = [
	{ name: 'day', ms: 86_400_000 },
	{ name: 'hour', ms: 3_600_000 },
	MINUTE,
];

/** A time span in whole minutes, hours or days ("about 1 hour"). */
export function durationWords(ms: number): string {
	const { name, ms: length } = UNITS.find((unit) => ms >= unit.ms * 0.95) ?? MINUTE;
	const count = Math.max(1, Math.round(ms / length));
	return `about ${count} ${name}${count === 1 ? '' : 's'}`;
}
