const MAX_COLUMNS = 5;
const MAX_NAME_LENGTH = 30;

export function shownColumns(names: string[]): string {
	return names.slice(0, MAX_COLUMNS).map((name) => `"${name.slice(0, MAX_NAME_LENGTH)}"`).join(', ');
}
