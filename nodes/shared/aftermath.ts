import type { IDataObject } from 'n8n-workflow';
import type { Problem } from './problem';
import type { Run } from './run';

const MAX_NAMED_CALLS = 20;

interface Tally {
	/** Answers to requests that placed something. */
	records: IDataObject[];
	/** Problems, the one that stopped the node among them. */
	problems: Problem[];
	/** Items of the input. */
	total: number;
}

/** What became of the other items when the node stopped, so that nobody is called twice or forgotten. */
export function aftermath({ provider, operation }: Run, { records, problems, total }: Tally): string {
	const { places } = operation;
	if (!places) return '';
	const ids = records.map((record) => provider.simplifyCall(record).callId).filter((id) => id !== null);
	const named = ids.slice(0, MAX_NAMED_CALLS).join(', ');
	const more = ids.length > MAX_NAMED_CALLS ? `, and ${ids.length - MAX_NAMED_CALLS} more` : '';
	const unknown = problems.filter(({ details }) => details.callPlaced === 'unknown').length;
	const unsent = total - records.length - unknown;
	return [
		`${count(records.length, places)} placed${ids.length > 0 ? ` (${named}${more})` : ''}`,
		...(unknown > 0 ? [`${count(unknown, places)} may have been placed`] : []),
		`${unsent} of ${total} items not placed.`,
	].join(', ');
}

function count(number: number, things: string): string {
	return `${number} ${things}${number === 1 ? '' : 's'}`;
}
