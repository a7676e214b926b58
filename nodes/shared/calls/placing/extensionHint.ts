const MAX_NAMED = 20;

export function extensionHint(items: Array<{ itemIndex: number }>): string | undefined {
	if (items.length === 0) return undefined;
	const named = items.slice(0, MAX_NAMED).map(({ itemIndex }) => itemIndex).join(', ');
	const more = items.length > MAX_NAMED ? ` and ${items.length - MAX_NAMED} more` : '';
	return `Extensions are left out, as only the number itself is called (items ${named}${more}).`;
}
