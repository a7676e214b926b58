import { isOnce, participleOf } from '../effect';
import type { Conduct } from './conduct';
import type { LostItems } from './lostItems';
import type { Run } from './run';

const MAX_NAMED_CALLS = 20;

/** What became of the other items when the node stopped, in all tries of this run, so that nothing is done twice or forgotten. */
export function summarizeDone({ operation, ledger, context }: Run, { idOf }: Conduct, lost?: Pick<LostItems, 'inDoubt' | 'answered'>): string {
	const { effect, batch } = operation;
	if (!isOnce(effect)) return '';
	const entries = ledger.all();
	const records = entries.flatMap((entry) => (entry.state === 'answered' ? [entry.record] : []));
	const done = records.length + (lost?.answered ?? 0);
	const unknown = entries.length - records.length + (lost?.inDoubt ?? 0);
	const total = context.getInputData().length;
	const unsent = total - done - unknown;
	if (!effect.rings) {
		const maybe = unknown > 0 ? `, ${unknown} may have been done` : '';
		return `${done} of ${total} items done${maybe}, ${unsent} not done.`;
	}
	const participle = participleOf(effect);
	const ids = [...new Set(records.flatMap((record) => idOf?.(record) ?? []))];
	const more = ids.length > MAX_NAMED_CALLS ? `, and ${ids.length - MAX_NAMED_CALLS} more` : '';
	const named = ids.length > 0 ? ` (${ids.slice(0, MAX_NAMED_CALLS).join(', ')}${more})` : '';
	if (batch && effect.where) return `Items whose ${effect.what} was ${participle}: ${done} of ${total}${named}; may have been ${participle}: ${unknown}; was not: ${unsent}.`;
	return [
		`${count(done, effect.what)} ${participle}${named}`,
		...(unknown > 0 ? [`${count(unknown, effect.what)} may have been ${participle}`] : []),
		`${unsent} of ${total} items not ${participle}.`,
	].join(', ');
}

function count(number: number, things: string): string {
	return `${number} ${things}${number === 1 ? '' : 's'}`;
}
