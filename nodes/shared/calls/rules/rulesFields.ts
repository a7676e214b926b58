import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../core/operation';
import type { CallParts } from '../callParts';
import { campaignRules } from './campaignRules';

type Name = (typeof campaignRules.options)[number]['name'];

const NEED_WAIT: Name[] = ['maxActiveCalls'];
const NEED_SCHEDULE: Name[] = ['outsideHours'];
/** One request calls many people, and the provider paces them. */
const NOT_IN_BATCHES: Name[] = ['callsPerMinute', 'maxActiveCalls', 'outsideHours'];

/** True for an operation that makes the phone of a number ring. */
export function placesCalls({ effect }: Pick<Operation, 'effect'>, { to }: Pick<CallParts<never>, 'to'>): boolean {
	return effect?.rings === true && to !== undefined;
}

function offeredRules({ batch }: Pick<Operation, 'batch'>, { wait, schedule }: Pick<CallParts<never>, 'wait' | 'schedule'>): Name[] {
	const missing = [...(wait ? [] : NEED_WAIT), ...(schedule ? [] : NEED_SCHEDULE), ...(batch ? NOT_IN_BATCHES : [])];
	return campaignRules.options.map(({ name }) => name).filter((name) => !missing.includes(name));
}

/** The fields of campaign rules that an operation has in its form. */
export function rulesFields(operation: Pick<Operation, 'effect' | 'batch'>, parts: CallParts<never>): INodeProperties[] {
	if (!placesCalls(operation, parts)) return [];
	const offered = offeredRules(operation, parts);
	return [{ ...campaignRules, options: campaignRules.options.filter(({ name }) => offered.includes(name)) }];
}
