/** Members in which APIs say what is wrong, the most telling first. */
const MEMBERS = ['message', 'detail', 'details', 'error_description', 'errors', 'error', 'msg', 'reason', 'description', 'title', 'fault'];

/** Members that name the field which an entry of a list is about. */
const FIELDS = ['loc', 'field', 'path', 'param', 'property'];

/** Deeper words are about something else; longer lists are cut in any case. */
const MAX_DEPTH = 4;
const MAX_ENTRIES = 20;

/**
 * What a body says is wrong, in any of the forms that are common among APIs; undefined where it says nothing. It stands
 * behind each provider's own documented form, since errors often come from something in front of a provider.
 */
export function sharedWords(body: unknown): string | undefined {
	return wordsIn(body, 0);
}

function wordsIn(value: unknown, depth: number): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
	if (Array.isArray(value)) {
		const entries = value.slice(0, MAX_ENTRIES).flatMap((entry) => wordsIn(entry, depth + 1) ?? []);
		return entries.join('; ') || undefined;
	}
	const record = new Map(Object.entries(value));
	const field = FIELDS.flatMap((name) => fieldIn(record.get(name)) ?? [])[0];
	const words = titled(record) ?? MEMBERS.flatMap((name) => wordsIn(record.get(name), depth + 1) ?? [])[0];
	return field !== undefined && words ? `${field}: ${words}` : words;
}

/** A title with the particulars of this case. https://www.rfc-editor.org/rfc/rfc9457 */
function titled(record: Map<string, unknown>): string | undefined {
	const title = record.get('title');
	const detail = record.get('detail');
	if (typeof title !== 'string' || typeof detail !== 'string') return undefined;
	return [title.trim(), detail.trim()].filter(Boolean).join(': ') || undefined;
}

function fieldIn(value: unknown): string | undefined {
	const [root, ...path] = Array.isArray(value) ? value : [value];
	const steps = root === 'body' ? path : [root, ...path];
	const field = steps.filter((step) => typeof step === 'string' || typeof step === 'number').join('.');
	return field || undefined;
}
