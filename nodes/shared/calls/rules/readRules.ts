import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InvalidParameter } from '../../core/input/invalidParameter';
import type { Params } from '../../core/input/paramTypes';
import { readParams } from '../../core/input/params';
import { refuseExpression } from '../../core/input/refuseExpression';
import { campaignRules } from './campaignRules';
import { once } from './once';

type Name = (typeof campaignRules)['options'][number]['name'];

/** Read as they come: for a list of numbers, "nothing" and "could not be read" differ. */
const RAW = ['closedDates', 'doNotCall', 'optedOut'] as const;

/** Taken from the first item. */
const OF_RUN: Name[] = ['callsPerMinute', 'checkOnly', 'duplicates', 'maxActiveCalls', 'maxCalls', 'rehearsalCalls', 'rehearsalNumber', 'stopAfter'];

/** Without a value, any other rule would hold nobody back, so an empty one is a mistake. */
const MAY_BE_EMPTY: Name[] = ['attempt', 'defaultTimeZone', 'optedOut', 'outsideHours', 'rehearsalCalls', 'stopAfter', 'timeZone'];

/** An expression that returns an empty text says that there are none, or no rehearsal. */
const MAY_BE_NONE: Name[] = ['closedDates', 'doNotCall', 'rehearsalNumber'];

/** An AI model may fill in these facts about the person: any other rule limits the model itself. */
const OF_PERSON: Name[] = ['defaultTimeZone', 'optedOut', 'timeZone'];

const REMEDY = 'Enter a value, correct the expression, or remove the rule; nobody was called for this item.';

type Entered = Partial<Params<(typeof campaignRules)['options']>>;

export type EnteredRules = Omit<Entered, (typeof RAW)[number]> & { closedDates?: unknown; doNotCall?: unknown; optedOut?: unknown };

export interface RulesReader {
	/** Of the rules that were added, whatever their values. */
	names: Name[];
	ofRun(): EnteredRules;
	ofItem(itemIndex: number): EnteredRules;
}

type Member = (itemIndex: number) => unknown;

/** Reads the rules for one item; undefined if there are none. The functions of what is returned throw InvalidParameter. */
export function rulesReader(context: IExecuteFunctions): RulesReader | undefined {
	const { parameters } = context.getNode();
	const entered = (parameters.campaignRules ?? {}) as IDataObject;
	const members = campaignRules.options
		.filter(({ name }) => Object.hasOwn(entered, name))
		.map((field): [Name, Member] => [field.name, memberReader(context, field, entered[field.name])]);
	if (members.length === 0) return undefined;
	const readAll = (some: typeof members, itemIndex: number) => Object.fromEntries(some.map(([name, read]) => [name, read(itemIndex)]));
	return {
		names: members.map(([name]) => name),
		ofRun: once(() => readAll(members.filter(([name]) => OF_RUN.includes(name)), 0)),
		ofItem: (itemIndex) => readAll(members, itemIndex),
	};
}

function memberReader(context: IExecuteFunctions, field: (typeof campaignRules)['options'][number], entered: unknown): Member {
	const { name } = field;
	const path = `campaignRules.${name}`;
	const displayName = `Campaign Rules → ${field.displayName}`;
	const isRaw = (RAW as readonly string[]).includes(name);
	const mayBeNone = MAY_BE_NONE.includes(name) && typeof entered === 'string' && /^=\s*\S/.test(entered);
	const isOfModel = !OF_PERSON.includes(name) && /\$fromai/i.test(JSON.stringify(entered));
	const read: Member = (itemIndex) => {
		if (isOfModel) throw new InvalidParameter(displayName, 'must not be filled in by the AI model, whose calls it limits', REMEDY);
		const raw = context.getNodeParameter(path, itemIndex) as unknown;
		if (typeof raw === 'string') refuseExpression(raw, () => displayName);
		const value = isRaw ? raw : readParams(context, [{ ...field, name: path, displayName }], itemIndex)[path];
		if (!MAY_BE_EMPTY.includes(name) && (raw === '' ? !mayBeNone : (value ?? '') === '')) {
			throw new InvalidParameter(displayName, raw === '' ? 'is empty' : 'could not be read, so nobody is called', REMEDY);
		}
		return value;
	};
	// A list of 50,000 numbers is not read again for each item.
	return differsByItem(entered) && !OF_RUN.includes(name) ? read : once(() => read(0));
}

const SAME_FOR_ALL = /\$\(|\$input\.(?:all|first|last)\b|\$(?:vars|workflow|execution|now|today|env)\b/g;

/** False if an expression certainly has the same value for each item: it reads other nodes as a whole. */
export function differsByItem(entered: unknown): boolean {
	if (typeof entered === 'object' && entered !== null) return Object.values(entered).some(differsByItem);
	if (typeof entered !== 'string' || !entered.startsWith('=')) return false;
	return entered.includes('.item') || entered.replace(SAME_FOR_ALL, '').includes('$');
}
