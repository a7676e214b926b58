import type { IDataObject } from 'n8n-workflow';
import { campaignRules } from '../../shared/calls/rules/campaignRules';
import { differsByItem } from '../../shared/calls/rules/readRules';
import { isObject } from '../../shared/core/input/isObject';
import { plainWord } from '../../shared/core/input/plainWord';
import type { NotPlaced } from './callResult';

/** Whose fault an error is: that of one row, or of whatever is the same for all rows. */
export type Scope = 'row' | 'all' | 'unclear';

const [UNPAID, NOT_FOUND] = [402, 404];
/** Errors begin with the parameter's name as the form shows it. */
const NAMED_PARAMETER = /^'([^']+)' /;
const OF_THE_ITEM = /\b(?:the|this) item\b/;
const READS_ITEM = /\$(?:json|binary|itemIndex|input\.item|position)\b/;
const BEFORE_PROVIDER_WORDS = '(HTTP ';
const RULES = campaignRules.displayName;

/** Judges an error before anything was sent by what it names: `caller` has the parameters of the node that returned it, as they were saved. */
export function faultScope({ reason, httpStatus, message }: NotPlaced, caller: IDataObject | undefined): Scope {
	if (httpStatus === UNPAID) return 'all';
	if (reason === 'invalidInput' && OF_THE_ITEM.test(message)) return 'row';
	if (!caller) return 'unclear';
	if (reason === 'invalidInput') {
		const path = NAMED_PARAMETER.exec(message)?.[1]?.split(' → ');
		return path ? scopeOfParameter(path, caller) : 'unclear';
	}
	const [, words = ''] = message.split(BEFORE_PROVIDER_WORDS);
	// The provider knows nothing of the rules.
	const named = fieldsIn(words).flatMap((field) => valuesOf({ ...caller, campaignRules: undefined }, (key) => plainWord(key) === field));
	if (named.length > 0) return scopeOf(named);
	if (httpStatus !== NOT_FOUND) return 'unclear';
	const ids = scopeOf(valuesOf(caller, (key) => key.endsWith('Id')));
	return ids === 'row' ? 'unclear' : ids;
}

function scopeOfParameter(path: string[], caller: IDataObject): Scope {
	const [collection, rule] = path;
	if (collection === RULES) {
		const name = campaignRules.options.find(({ displayName }) => displayName === rule)?.name;
		const rules = caller.campaignRules;
		return name !== undefined && isObject(rules) && name in rules ? scopeOf([rules[name]]) : 'unclear';
	}
	let found: unknown[] = [caller];
	for (const name of path) {
		const inside = found.filter(isObject).flatMap((group) => namedLike(group, plainWord(name)));
		if (inside.length === 0) return found.includes(caller) || scopeOf(found) === 'row' ? 'unclear' : scopeOf(found);
		found = inside;
	}
	return scopeOf(found);
}

/** A form may call `personaId` "Persona", and `phone` "Phone Number". */
function namedLike(group: object, word: string): unknown[] {
	const entries = Object.entries(group).map(([key, value]: [string, unknown]) => ({ key: plainWord(key), value }));
	const same = entries.filter(({ key }) => key === word || key === `${word}id`);
	return (same.length > 0 ? same : entries.filter(({ key }) => key.startsWith(word) || word.startsWith(key))).map(({ value }) => value);
}

/** Fields as a provider names them: before a colon, or in a way in which no word of a sentence is written. */
function fieldsIn(words: string): string[] {
	return [...words.matchAll(/[\w.]+:?/g)].map(([word]) => word).filter((word) => /:$|_|[a-z][A-Z]/.test(word)).map((word) => plainWord(word.split('.').at(-1) ?? ''));
}

function valuesOf(value: unknown, isMeant: (key: string) => boolean): unknown[] {
	if (Array.isArray(value)) return value.flatMap((entry) => valuesOf(entry, isMeant));
	if (!isObject(value) || '__rl' in value) return [];
	return Object.entries(value).flatMap(([key, entry]) => (isMeant(key) ? [entry] : valuesOf(entry, isMeant)));
}

function scopeOf(values: unknown[]): Scope {
	if (!differsByItem(values)) return 'all';
	return READS_ITEM.test(JSON.stringify(values)) ? 'row' : 'unclear';
}
