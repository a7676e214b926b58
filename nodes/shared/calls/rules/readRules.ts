import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Params } from '../../core/input/paramTypes';
import { readParams } from '../../core/input/params';
import { campaignRules } from './campaignRules';
import { once } from './once';

/** Read as they come: for a list of numbers, "nothing" and "could not be read" differ. */
const RAW = ['closedDates', 'doNotCall', 'optedOut'] as const;

type Entered = Partial<Params<(typeof campaignRules)['options']>>;

/** The rules that were entered, as they are for one item. */
export type EnteredRules = Omit<Entered, (typeof RAW)[number]> & { closedDates?: unknown; doNotCall?: unknown; optedOut?: unknown };

type Member = (itemIndex: number) => unknown;

/** Reads the rules for one item; undefined if there are none. The function that is returned throws InvalidParameter. */
export function rulesReader(context: IExecuteFunctions): ((itemIndex: number) => EnteredRules) | undefined {
	const { parameters } = context.getNode();
	const entered = (parameters.campaignRules ?? {}) as IDataObject;
	const members = campaignRules.options
		.filter(({ name }) => Object.hasOwn(entered, name))
		.map((field): [string, Member] => [field.name, memberReader(context, field, entered[field.name])]);
	if (members.length === 0) return undefined;
	return (itemIndex) => Object.fromEntries(members.map(([name, read]) => [name, read(itemIndex)]));
}

function memberReader(context: IExecuteFunctions, field: INodeProperties, entered: unknown): Member {
	const path = `campaignRules.${field.name}`;
	const read: Member = (RAW as readonly string[]).includes(field.name)
		? (itemIndex) => context.getNodeParameter(path, itemIndex)
		: (itemIndex) => readParams(context, [{ ...field, name: path, displayName: `Campaign Rules → ${field.displayName}` }], itemIndex)[path];
	// A list of 50,000 numbers is not read again for each item.
	return differsByItem(entered) ? read : once(() => read(0));
}

const SAME_FOR_ALL = /\$\(|\$input\.(?:all|first|last)\b|\$(?:vars|workflow|execution|now|today|env)\b/g;

/** False if an expression certainly has the same value for each item: it reads other nodes as a whole. */
export function differsByItem(entered: unknown): boolean {
	if (typeof entered === 'object' && entered !== null) return Object.values(entered).some(differsByItem);
	if (typeof entered !== 'string' || !entered.startsWith('=')) return false;
	return entered.includes('.item') || entered.replace(SAME_FOR_ALL, '').includes('$');
}
