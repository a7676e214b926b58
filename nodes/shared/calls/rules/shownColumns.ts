const MAX_COLUMNS = 5;
const MAX_NAME_LENGTH = 30;

/** The first names of columns in quotes, for people. */
export function shownColumns(names: string[]): string {
	return names.slice(0, MAX_COLUMNS).map((name) => `"${name.slice(0, MAX_NAME_LENGTH)}"`).join(', ');
}
