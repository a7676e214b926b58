/** Names a person whose number only the provider knows, where calls are counted: in the ledger and in a campaign. */
export function contactTarget({ id }: { id: unknown }): string {
	return `contact ${JSON.stringify(id)}`;
}
