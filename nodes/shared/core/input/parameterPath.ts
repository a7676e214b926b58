/** A parameter with the groups around it, as messages name it: "Config → Temperature". */
export function parameterPath(...names: string[]): string {
	return names.join(' → ');
}
