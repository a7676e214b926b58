/** What tests may change in the environment of n8n: nothing that has Node run code, or that leads n8n to other data. */
const CHANGEABLE = new Set(['WEBHOOK_URL']);

/** @throws when one of them is not to be changed; nothing has been done then */
export function changedEnvironment(wanted: Record<string, string> = {}): Record<string, string> {
	const others = Object.keys(wanted).filter((name) => !CHANGEABLE.has(name));
	if (others.length > 0) throw new Error(`${others.join(', ')} cannot be changed, only ${[...CHANGEABLE].join(', ')}`);
	return wanted;
}
