import { InvalidParameter } from './invalidParameter';
import { maskEntered } from './maskEntered';
import { parameterPath } from './parameterPath';
import { refuseExpression } from './refuseExpression';

/** Far more than any provider's body; what serializes it would run out of stack at some thousands. */
const MAX_DEPTH = 100;
const MAX_NAME_LENGTH = 40;
/** n8n's HTTP client leaves members of these names out. */
const NEVER_SENT = new Set(['__proto__', 'constructor', 'prototype']);

/** The way to a value: the field as the form shows it, and the members below. */
type Names = [field: string, ...members: string[]];

/**
 * Refuses what would not arrive as it was entered: in a value that is sent as JSON, at any depth.
 * @param path the field as the form shows it
 * @throws InvalidParameter naming the first such member
 */
export function checkMembers(value: unknown, path: string): void {
	check(value, [path]);
}

/**
 * Refuses the name of a member that would not be sent.
 * @param path of the field or member that holds it; asked for only when there is a problem
 */
export function checkName(name: string, path: () => string): void {
	if (NEVER_SENT.has(name)) {
		throw new InvalidParameter(path(), `contains a field named ${name}, which cannot be sent`, 'Rename or remove the field.');
	}
	refuseExpression(name, path);
}

/** @param names joined only where there is a problem */
function check(value: unknown, names: Names): void {
	if (typeof value === 'string') refuseExpression(value, () => pathOf(names));
	else if (typeof value === 'number' || typeof value === 'bigint') checkNumber(value, names);
	else if (typeof value === 'object' && value !== null) checkObject(value, names);
}

function checkObject(value: object, names: Names): void {
	// Dates, for example, which are sent as text.
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
