import { InvalidParameter } from './invalidParameter';
import { maskEntered } from './maskEntered';
import { parameterPath } from './parameterPath';
import { refuseExpression } from './refuseExpression';

/** Far more than any provider's body; serializing some thousands would overflow the stack. */
const MAX_DEPTH = 100;
const MAX_NAME_LENGTH = 40;
/** n8n's HTTP client leaves out members with these names. */
const NEVER_SENT = new Set(['__proto__', 'constructor', 'prototype']);

type Names = [field: string, ...members: string[]];

/** Refuses values that would arrive changed when they are sent as JSON. @throws InvalidParameter naming the first such member */
export function checkMembers(value: unknown, path: string): void {
	check(value, [path]);
}

/** Refuses the name of a member that would not be sent. `path` is called only when there is a problem. @throws InvalidParameter */
export function checkName(name: string, path: () => string): void {
	if (NEVER_SENT.has(name)) {
		throw new InvalidParameter(path(), `contains a field named ${name}, which cannot be sent`, 'Rename or remove the field.');
	}
	refuseExpression(name, path);
}

function check(value: unknown, names: Names): void {
	if (typeof value === 'string') refuseExpression(value, () => pathOf(names));
	else if (typeof value === 'number' || typeof value === 'bigint') checkNumber(value, names);
	else if (typeof value === 'object' && value !== null) checkObject(value, names);
}

function checkObject(value: object, names: Names): void {
	if ('toJSON' in value && typeof value.toJSON === 'function') return;
	if (names.length > MAX_DEPTH) throw new InvalidParameter(names[0], `is nested deeper than ${MAX_DEPTH} levels`);
	const isList = Array.isArray(value);
	for (const [name, member] of Object.entries(value)) {
		if (!isList) checkName(name, () => pathOf(names));
		check(member, [...names, isList ? `Entry ${Number(name) + 1}` : name]);
	}
}

function checkNumber(value: number | bigint, names: Names): void {
	if (typeof value === 'number' && Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return;
	const problem = Number.isNaN(value)
		? 'is not a number, although the expression should return one'
		: value === Infinity || value === -Infinity
			? 'is a number too large to be sent, write it in quotes'
			: 'is a whole number with more digits than a number can hold, write it in quotes';
	throw new InvalidParameter(pathOf(names), problem, 'Write the number in quotes, or read it as text where it comes from.');
}

function pathOf([field, ...members]: Names): string {
	const shown = members.map((name) => maskEntered(name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name));
	return parameterPath(field, ...shown);
}
