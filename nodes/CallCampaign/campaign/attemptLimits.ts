import type { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { parameterPath } from '../../shared/core/input/parameterPath';
import type { Params } from '../../shared/core/input/paramTypes';
import type { CallState } from './callState';
import type { PersonRules } from './listRules';
import type { RowState } from './readRow';

const callAgain = {
	displayName: 'Call Again',
	name: 'callAgain',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Outcome',
	default: {},
	description: 'Outcomes after which a person is called again. If empty: no answer after 4 hours, busy after 30 minutes, failed after 60 minutes once. Otherwise only those in the list. Calls with an unknown outcome always wait for a person.',
	options: [
		{
			displayName: 'Outcome',
			name: 'outcomes',
			values: [
				{ displayName: 'Outcome', name: 'outcome', type: 'options', options: [
					{ name: 'Answered', value: 'answered' },
					{ name: 'Busy', value: 'busy' },
					{ name: 'Canceled', value: 'canceled' },
					{ name: 'Failed', value: 'failed' },
					{ name: 'No Answer', value: 'noAnswer' },
					{ name: 'Rejected', value: 'rejected' },
					{ name: 'Voicemail', value: 'voicemail' },
				], default: 'noAnswer' },
				{ displayName: 'After (Minutes)', name: 'afterMinutes', type: 'number', typeOptions: { minValue: 1, maxValue: 100000 }, default: 240, description: 'Time from the start of the call. The next call is never outside the calling hours.' },
				{ displayName: 'At Most (Times)', name: 'times', type: 'number', typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 }, default: 2, description: 'How often this outcome leads to another call of the same person' },
			],
		},
	],
} as const satisfies INodeProperties;

export const attemptFields = [
	{ displayName: 'Max Attempts', name: 'maxAttempts', type: 'number', typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 }, default: 3, description: 'Maximum number of calls to a person, the first one included' },
	{ displayName: 'Max Attempts in 24 Hours', name: 'maxPerDay', type: 'number', typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 }, default: 2 },
	{ displayName: 'Max Attempts in 7 Days', name: 'maxPerWeek', type: 'number', typeOptions: { minValue: 0, maxValue: 50, numberPrecision: 0 }, default: 0, description: 'Or 0 for no limit' },
	callAgain,
] as const satisfies INodeProperties[];

export interface Again {
	afterMinutes: number;
	/** How often this outcome leads to another call of the same person. */
	times: number;
}

export interface AttemptLimits {
	/** Outcomes that are not among them are final. */
	again: ReadonlyMap<CallState, Again>;
	maxAttempts: number;
	perDay: number;
	perWeek: number;
}

const DEFAULT_AGAIN: Array<[CallState, Again]> = [
	['noAnswer', { afterMinutes: 240, times: Infinity }],
	['busy', { afterMinutes: 30, times: Infinity }],
	['failed', { afterMinutes: 60, times: 1 }],
];

/** @throws InvalidParameter for an outcome that is in the list twice */
export function readLimits({ maxAttempts = 3, maxPerDay = 2, maxPerWeek = 0, callAgain: { outcomes = [] } = {} }: Params<typeof attemptFields>): AttemptLimits {
	const again = new Map<CallState, Again>();
	for (const [index, { outcome = 'noAnswer', afterMinutes = 240, times = 2 }] of outcomes.entries()) {
		if (again.has(outcome)) {
			const parameter = parameterPath(callAgain.displayName, `Outcome ${index + 1}`, 'Outcome');
			throw new InvalidParameter(parameter, 'is an outcome that the list has before', 'Keep one entry for each outcome, then run this node again; it calls nobody.');
		}
		again.set(outcome, { afterMinutes, times });
	}
	return { maxAttempts, perDay: maxPerDay, perWeek: maxPerWeek || Infinity, again: again.size > 0 ? again : new Map(DEFAULT_AGAIN) };
}

const DAY = { hours: 24 };
const WEEK = { hours: 7 * 24 };

/** The moment from which neither the limit of a day nor that of a week keeps a person from being called; undefined if none does so. `unknownAt` is the latest moment of attempts that are only counted. */
export function limitsEnd(
	{ attempts, history }: Pick<RowState, 'attempts' | 'history'>,
	unknownAt: DateTime<true> | undefined,
	{ perDay, perWeek }: Pick<AttemptLimits, 'perDay' | 'perWeek'>,
): DateTime<true> | undefined {
	const unknown = unknownAt ? Array.from({ length: attempts - history.length }, () => unknownAt) : [];
	const times = [...history.map(({ at }) => at), ...unknown].toSorted((one, other) => one.toMillis() - other.toMillis());
	const ends = [times[times.length - perDay]?.plus(DAY), times[times.length - perWeek]?.plus(WEEK)].filter((end) => end !== undefined);
	return ends.toSorted((one, other) => other.toMillis() - one.toMillis())[0];
}

/** In the United Arab Emirates, one call a day and two a week, whatever hours are chosen: docs/decisions.md#presets-of-calling-hours */
export function lawful(limits: AttemptLimits, { country, preset }: Pick<PersonRules, 'country' | 'preset'>): AttemptLimits {
	if (country !== 'AE' && preset !== 'emirates') return limits;
	return { ...limits, perDay: 1, perWeek: Math.min(limits.perWeek, 2) };
}
