import { isOnce, participleOf } from '../effect';
import type { Conduct } from './conduct';
import type { Run } from './run';

const MAX_NAMED_CALLS = 20;

/** What became of the other items when the node stopped, in all tries of this run, so that nothing is done twice or forgotten. */
export function summarizeDone({ operation, ledger, context }: Run, { idOf }: Conduct): string {
	const { effect } = operation;
	if (!isOnce(effect)) return '';
	const entries = ledger.all();
	const records = entries.flatMap((entry) => (entry.state === 'answered' ? [entry.record] : []));
	const unknown = entries.length - records.length;
	const total = context.getInputData().length;
	const unsent = total - records.length - unknown;
	if (!effect.rings) {
		const maybe = unknown > 0 ? `, ${unknown} may have been done` : '';
		return `${records.length} of ${total} items done${maybe}, ${unsent} not done.`;
	}
	const participle = participleOf(effect);
	const ids = records.map((record) => idOf?.(record) ?? null).filter((id) => id !== null);
	const named = ids.slice(0, MAX_NAMED_CALLS).join(', ');
	const more = ids.length > MAX_NAMED_CALLS ? `, and ${ids.length - MAX_NAMED_CALLS} more` : '';
	return [
		`${count(records.length, effect.what)} ${participle}${ids.length > 0 ? ` (${named}${more})` : ''}`,
		...(unknown > 0 ? [`${count(unknown, effect.what)} may have been ${participle}`] : []),
		`${unsent} of ${total} items not ${participle}.`,
	].join(', ');
}

function count(number: number, things: string): string {
	return `${number} ${things}${number === 1 ? '' : 's'}`;
}
