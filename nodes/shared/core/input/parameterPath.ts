/** A parameter with the groups around it, as the form shows it ("Config → Temperature"). */
export function parameterPath(...names: string[]): string {
	return names.join(' → ');
}
