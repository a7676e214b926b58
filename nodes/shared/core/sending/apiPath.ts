declare const checked: unique symbol;

/** A path below an API's root, URL-encoded. Only `apiPath` creates one, so that no request goes to another endpoint. */
export type ApiPath = string & { readonly [checked]: true };

const MAX_ID_LENGTH = 200;

const STRUCTURE = /[/\\?#%]/;
const UNPRINTABLE = /[\p{C}\s]/u;

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

export class UnusableId extends Error {
	/** `id` is the placeholder's name, `problem` completes "The ID ...". */
	constructor(
		readonly id: string,
		readonly problem: string,
	) {
		super(`The id for ${id} ${problem}`);
	}
}

/** A template with `{name}` for each ID, which stays one segment: docs/decisions.md#ids-in-a-path. @throws UnusableId */
export function apiPath<const T extends string>(template: T, ids?: Record<Placeholder<T>, string>): ApiPath {
	const values: Record<string, string> = ids ?? {};
	return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(requireUsable(name, values[name] ?? ''))) as ApiPath;
}

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
