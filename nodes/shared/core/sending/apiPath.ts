declare const checked: unique symbol;

/** A path below an API's root, URL-encoded. Only `apiPath` makes one, so no request leaves its endpoint. */
export type ApiPath = string & { readonly [checked]: true };

/** Longer than any documented id; a whole text in its place is a mistake. */
const MAX_ID_LENGTH = 200;

/** What could lead to another endpoint: separators, and what a server may decode into one. */
const STRUCTURE = /[/\\?#%]/;
const UNPRINTABLE = /[\p{C}\s]/u;

/** Names of the placeholders in a template: "callId" in "/api/calls/{callId}". */
type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

/** An id that cannot stand in a path. */
export class UnusableId extends Error {
	/**
	 * @param id      the placeholder it was meant for, named as the parameter
	 * @param problem completes "The id ..."
	 */
	constructor(
		readonly id: string,
		readonly problem: string,
	) {
		super(`The id for ${id} ${problem}`);
	}
}

/**
 * The path of a request: a template with `{name}` for each id. An id stays one segment: "." and ".." would be resolved
 * into another endpoint even when they are encoded, and some servers decode "%2F" before they look for the endpoint.
 * @throws UnusableId
 */
export function apiPath<const T extends string>(template: T, ids?: Record<Placeholder<T>, string>): ApiPath {
	const values: Record<string, string> = ids ?? {};
	return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(requireUsable(name, values[name] ?? ''))) as ApiPath;
}

/** True for a text that can stand in a path as an ID. */
export function isUsableId(id: string): boolean {
	return problemOf(id) === undefined;
}

function requireUsable(name: string, id: string): string {
	const problem = problemOf(id);
	if (problem) throw new UnusableId(name, problem);
	return id;
}

function problemOf(id: string): string | undefined {
	if (id === '') return 'is empty';
	if (id.length > MAX_ID_LENGTH) return `is longer than ${MAX_ID_LENGTH} characters, so it is not an ID`;
	if (/^\.+$/.test(id)) return 'consists of dots only, so it is not an ID';
	if (STRUCTURE.test(id)) return 'contains one of the characters / \\ ? # %, which no ID has';
	if (UNPRINTABLE.test(id)) return 'contains spaces or invisible characters, which no ID has';
	return undefined;
}
