/** Members in which APIs say what is wrong, the most helpful first; without case, hyphens and underscores. */
const MEMBERS = [
	...['message', 'errormessage', 'detail', 'details', 'errordescription', 'errors', 'violations', 'issues', 'error', 'msg'],
	...['reason', 'description', 'title', 'exception', 'fault', 'response', 'data'],
];

const LISTS = ['errors', 'violations', 'issues'];

const FIELDS = ['loc', 'field', 'path', 'param', 'property', 'propertypath'];

const MAX_DEPTH = 4;
const MAX_ENTRIES = 20;

/** What a body says is wrong, in any common form: an error often comes from a proxy, not from the provider. */
export function sharedWords(body: unknown): string | undefined {
	return wordsIn(body, 0);
}

/** What a body lists as wrong in particular ("phone: is missing; name: is too long"). */
export function particularWords(body: unknown): string | undefined {
	const record = recordOf(body);
	return record && LISTS.flatMap((name) => listedIn(record.get(name), 1) ?? [])[0];
}

/** Every text in a body with the name of its member, for errors in an unknown form. */
export function anyWords(body: unknown): string | undefined {
	return byName(body, 0);
}

function wordsIn(value: unknown, depth: number): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
	if (Array.isArray(value)) return joined(value.map((entry) => () => wordsIn(entry, depth + 1)));
	const record = recordOf(value) ?? new Map<string, unknown>();
	const field = FIELDS.flatMap((name) => fieldIn(record.get(name)) ?? [])[0];
	const words =
		titled(record) ??
		MEMBERS.flatMap((name) => (LISTS.includes(name) ? listedIn(record.get(name), depth + 1) : wordsIn(record.get(name), depth + 1)) ?? [])[0];
	return field !== undefined && words ? `${field}: ${words}` : words;
}

function listedIn(value: unknown, depth: number): string | undefined {
	return wordsIn(value, depth) ?? (Array.isArray(value) ? undefined : byName(value, depth));
}

function byName(value: unknown, depth: number): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
	if (Array.isArray(value)) return joined(value.map((entry) => () => byName(entry, depth + 1)));
	return joined(
		Object.entries(value).map(([name, member]) => () => {
			const words = byName(member, depth + 1);
			return words && `${name}: ${words}`;
		}),
	);
}

function joined(entries: Array<() => string | undefined>): string | undefined {
	return entries.slice(0, MAX_ENTRIES).flatMap((words) => words() ?? []).join('; ') || undefined;
}

function recordOf(value: unknown): Map<string, unknown> | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase().replace(/[_-]/g, ''), member]));
}

/** A title with the details of this case. https://www.rfc-editor.org/rfc/rfc9457 */
function titled(record: Map<string, unknown>): string | undefined {
	const title = record.get('title');
	const detail = record.get('detail');
	if (typeof title !== 'string' || typeof detail !== 'string') return undefined;
	return [title.trim(), detail.trim()].filter(Boolean).join(': ') || undefined;
}

function fieldIn(value: unknown): string | undefined {
	const [root, ...path]: unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
	const steps = root === 'body' ? path : [root, ...path];
	const field = steps.filter((step) => typeof step === 'string' || typeof step === 'number').join('.');
	return field || undefined;
}
