/** A timeout that no two items share: items that would be sent together are sent in requests of their own. */
export function ownTimeout(seconds: number): string {
	return `={{ ${seconds} + $itemIndex / 100 }}`;
}
