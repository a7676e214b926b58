import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { NodeRunResult } from '../runNode';
import { namesCalls, type PlacingOperation } from '../placingOperations';

/** An input item, as every test of faults makes them. */
export interface Item extends IDataObject {
	row: number;
	phone: string;
	agent: string;
	/** Seconds. */
	timeout: number;
}

/** What the words about a node's run depend on. */
export interface Setting {
	operation: PlacingOperation;
	items: Item[];
	/** Words that the error of an item must repeat. */
	words?: Array<string | undefined>;
}

/** One output item in a line. Whatever is not as the contract has it is spelt out, so that no expectation can hold it. */
export function describeItem(
	setting: Setting,
	{ json, pairedItem }: INodeExecutionData,
	branch: 'output' | 'errorOutput',
): string {
	const row = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
	const input = setting.items[row];
	const { operation } = setting;
	const { error, message, details, ...rest } = json as IDataObject & { details?: IDataObject };
	if (error === undefined) {
		const fits = json.to === (operation.dials ? input.phone : null) && (json.callId !== null) === namesCalls(operation);
		return `item ${row}: ${fits ? 'placed' : JSON.stringify(json)}`;
	}
	const { code, httpStatus, done, callPlaced, retryable, requestId: _id, ...more } = details ?? {};
	// The error branch carries the fields of the input, so that a campaign can go on with the person.
	const beside = branch === 'errorOutput' ? input : {};
	return [
		`item ${row}: ${String(code)} ${String(httpStatus)}, done ${String(done)}, callPlaced ${String(callPlaced)}, retryable ${String(retryable)}`,
		...faultsOfWords(setting, row, [String(error), String(message)]),
		...(Object.keys(more).length > 0 ? [`more details: ${JSON.stringify(more)}`] : []),
		...(JSON.stringify(rest) === JSON.stringify(beside) ? [] : [`beside it: ${JSON.stringify(rest)}`]),
	].join(' | ');
}

/**
 * The error that stopped a node, in a line.
 * @param callIds what the provider gave for the calls of this run
 */
export function describeThrown(setting: Setting, error: NonNullable<NodeRunResult['error']>, callIds: string[]): string {
	const { operation, items } = setting;
	const { message } = error;
	const description = error.description ?? '';
	const figure = (pattern: string) => Number(new RegExp(pattern).exec(description)?.slice(1).find((group) => group !== undefined) ?? 0);
	const row = Number(/\[item (\d+)\]/.exec(message)?.[1] ?? -1);
	const { dials, what } = operation;
	const maybe = dials ? 'may have been placed' : 'may have been made';
	// Only of calls an error says that none was placed.
	const isCertain = dials ? message.includes(`no ${what}`) : !message.includes('may have been');
	const figures = dials
		? {
				// Of a batch, items are counted, not batches.
				done: `(\\d+) ${what}s? placed|${what} was placed: (\\d+) of ${items.length}`,
				unknown: `(\\d+) ${what}s? may have been placed|; may have been placed: (\\d+);`,
				not: `(\\d+) of ${items.length} items not placed|; was not: (\\d+)\\.`,
			}
		: { done: `(\\d+) of ${items.length} items done`, unknown: '(\\d+) may have been done', not: '(\\d+) not done' };
	return [
		`item ${row}, done ${message.includes(maybe) ? 'unknown' : isCertain ? 'no' : message}: ${[
			`${figure(figures.done)} done`,
			`${callIds.filter((id) => description.includes(id)).length} named`,
			`${figure(figures.unknown)} unknown`,
			`${figure(figures.not)} not done`,
		].join(', ')}`,
		...faultsOfWords(setting, row, [message, description]),
		...(error.context.itemIndex === row ? [] : [`itemIndex ${String(error.context.itemIndex)}`]),
	].join(' | ');
}

function faultsOfWords({ operation, items, words: wordsOf }: Setting, row: number, texts: string[]): string[] {
	const all = texts.join(' ');
	const words = wordsOf?.[row];
	const { phone } = items[row];
	return [
		...(all.includes(phone.slice(1)) ? ['shows the whole number'] : []),
		...(operation.dials && !all.includes(`…${phone.slice(-4)}`) ? ['does not name the number'] : []),
		...(words !== undefined && !all.includes(words) ? [`does not say "${words}" but: ${all}`] : []),
	];
}
