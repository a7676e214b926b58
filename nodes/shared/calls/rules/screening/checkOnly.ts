import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Problem } from '../../../core/problem/problem';
import { isPrepared, type FinishedItem, type ScreenedItem } from '../../../core/running/preparedItem';
import type { JudgedItems } from '../judgedItems';
import { placeIn, type Place, type Skip } from '../skip';
import type { Decided } from '../skipOutput';

type Decision = 'call' | 'later' | 'skip' | 'fix';

/** What would become of one item if the list were called now. */
interface Judgment extends Place {
	decision: Decision;
	/** Of a skip, else null. */
	reason: string | null;
	message: string;
	nextCallAt: string | null;
}

const NOWHERE: Place = { localTime: null, timeZone: null, timeZoneSource: null };

/** The output of items that are not called, but only judged. */
export function checkItems(items: ScreenedItem[], judged: JudgedItems, inputs: INodeExecutionData[]): FinishedItem[] {
	return items.map((item) => {
		const { itemIndex } = item;
		const of = (to: string | undefined) => ({ itemIndex, to, input: inputs[itemIndex]?.json ?? {} });
		if ('problem' in item) return checkedItem(of(undefined), toFix(item.problem));
		if (isPrepared(item)) return checkedItem(of(item.recipient), judgmentOf(placeIn(judged.of(item).decided), judged.closed(item), judged.of(item).rules.unread));
		const { json = {} } = item.outputs[0] ?? {};
		return checkedItem(of(json.to as string), judgmentOf(placeIn(json.rules as unknown as Decided), json.skipped as unknown as Skip));
	});
}

function judgmentOf(place: Place, skip: Skip | undefined, unread = ''): Judgment {
	if (!skip) return { decision: 'call', reason: null, message: `This person would be called now. ${unread}`.trim(), nextCallAt: null, ...place };
	const { reason, message, nextCallAt } = skip;
	return { decision: nextCallAt === null ? 'skip' : 'later', reason, message, nextCallAt, ...place };
}

/** The output of an item that was only judged. Its `input` says whom a row is about that has no number. */
function checkedItem({ itemIndex, to, input }: { itemIndex: number; to: string | undefined; input: IDataObject }, judgment: Judgment): FinishedItem {
	return { itemIndex, outputs: [{ json: { checkOnly: true, to: to ?? null, ...judgment, input }, pairedItem: { item: itemIndex } }] };
}

/** Wrong input, as something to fix before the list is called. */
function toFix({ error, message, details }: Problem): Judgment {
	return { decision: 'fix', reason: details.code, message: `${error} ${message}`, nextCallAt: null, ...NOWHERE };
}

/** The sums of a check, for the person who looks at it. */
export function checkHint(items: FinishedItem[]): string {
	const judgments = items.flatMap(({ outputs }) => outputs.map(({ json }) => json as unknown as Judgment));
	const count = (decision: Decision) => judgments.filter((each) => each.decision === decision).length;
	const zones = judgments.filter(({ timeZoneSource }) => timeZoneSource !== null);
	const several = zones.filter(({ timeZone, timeZoneSource }) => timeZoneSource === 'number' && timeZone?.includes(',')).length;
	const byDefault = zones.filter(({ timeZoneSource }) => timeZoneSource === 'default').length;
	const reasons = [...new Set(judgments.flatMap(({ reason }) => reason ?? []))].map(
		(reason) => `${reason} ${judgments.filter((each) => each.reason === reason).length}`,
	);
	return [
		`Nobody was called. Of ${judgments.length} items, ${count('call')} would be called now, ${count('later')} later, ${count('skip')} skipped, and ${count('fix')} must be fixed.`,
		...(reasons.length > 0 ? [`Reasons: ${reasons.join(', ')}.`] : []),
		...(zones.length > 0 ? [`Time zones: ${zones.length - several - byDefault} of one zone, ${several} of several possible zones, ${byDefault} of the default zone.`] : []),
		'Who was called already in the campaign is found only when calling.',
	].join(' ');
}
