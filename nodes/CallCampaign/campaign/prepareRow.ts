import type { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { numberToCall, type NumberOptions } from '../../shared/calls/numbers/numberToCall';
import { readPhoneNumber } from '../../shared/calls/numbers/readPhoneNumber';
import { countryOf } from '../../shared/calls/rules/countries';
import { OUTSIDE_HOURS } from '../../shared/calls/rules/hours/hoursWords';
import { nextOpening, placeAt } from '../../shared/calls/rules/hours/openingHours';
import { shownColumns } from '../../shared/calls/rules/shownColumns';
import { maskEntered } from '../../shared/core/input/maskEntered';
import { plainText } from '../../shared/core/input/plainText';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { toError } from '../../shared/core/problem/toError';
import type { AttemptLimits } from './attemptLimits';
import { cell, COLUMNS, settledStatus, statusIn, type Columns, type Status } from './columns';
import { isoUtc } from './history';
import type { ListRules, PersonRules } from './listRules';
import { neverOpen } from './neverOpen';
import type { OptOuts } from './optOuts';
import { planOfRow } from './planOfRow';
import { readRow, type RowState } from './readRow';
import { rowName } from './rowName';

interface Read {
	itemIndex: number;
	row: IDataObject;
	campaign: string | undefined;
	consent: string | undefined;
	state: RowState | undefined;
	optedOut: boolean;
	limits: AttemptLimits;
	phone: string | undefined;
	/** In E.164, of the column `to`, for somebody who has opted out: whoever has done so under this number stays so, also where the column with the number has been changed. */
	numberBefore: string | undefined;
}

/** A row and what is known of its person; `problem` is what must be corrected before anybody can be called. */
export type Person = Read & ({ number: string; rules: PersonRules; state: RowState } | { number?: string; problem: Pick<Decision, 'reason' | 'reasonText'> });

interface Decision {
	decision: 'call' | 'later' | 'skip' | 'fix';
	status: Status;
	reason: string | null;
	reasonText: string | null;
	nextCallAt: string | null;
}

interface Sources extends Pick<Read, 'itemIndex' | 'row' | 'campaign' | 'limits' | 'phone'> {
	options: NumberOptions & { consent?: string };
	zone: string;
	listRules: ListRules;
}

/** Reads one row. @throws InvalidParameter for what no correction of the row mends */
export function readPerson({ options, zone, listRules, ...known }: Sources): Person {
	const { row, itemIndex } = known;
	const state = readRow(row, zone);
	const optedOut = listRules.optedOut(known);
	const read = { ...known, consent: options.consent, state: 'problem' in state ? undefined : state, optedOut, numberBefore: optedOut ? numberBefore(row) : undefined };
	const reading = known.phone === undefined ? { problem: noNumber(row) } : readNumber(known.phone, options);
	if ('problem' in state) return { ...read, ...(typeof reading === 'string' && { number: reading }), problem: { reason: 'invalidRow', reasonText: state.problem } };
	if (typeof reading !== 'string') return { ...read, problem: { reason: 'invalidNumber', reasonText: reading.problem } };
	const rules = listRules.rulesOf({ itemIndex, row, number: reading, defaultCountry: options.defaultCountry });
	return { ...read, state, number: reading, ...('problem' in rules ? { problem: { reason: 'invalidTimeZone', reasonText: rules.problem } } : { rules }) };
}

function numberBefore(row: IDataObject): string | undefined {
	const reading = readPhoneNumber(plainText(row.to), undefined);
	return 'number' in reading ? reading.number : undefined;
}

function readNumber(entered: string, options: NumberOptions): string | { problem: string } {
	try {
		return numberToCall(entered, { parameter: 'Phone Number', options }).number;
	} catch (error) {
		if (error instanceof InvalidParameter) return { problem: `${error.message}.` };
		throw toError(error);
	}
}

function noNumber(row: IDataObject): string {
	const own = 'phone' in row ? '' : shownColumns(Object.keys(row).filter((name) => !Object.hasOwn(COLUMNS, name)));
	return `'Phone Number' is empty.${own === '' ? '' : ` The row has no column "phone", but ${maskEntered(own)}.`}`;
}

interface List {
	now: DateTime<true>;
	first: Person | undefined;
	optOuts: OptOuts;
}

/** The row with all columns of a campaign. Prepared again at the same moment, it does not change. */
export function prepareRow(person: Person, list: List): IDataObject & Columns {
	const { row, state, consent, campaign } = person;
	const columns = {
		campaign: campaign ?? cell(row, 'campaign'),
		...placeColumns(person, list.now),
		attempts: state ? state.attempts : cell(row, 'attempts'),
		attemptHistory: cell(row, 'attemptHistory'),
		lastOutcome: cell(row, 'lastOutcome'),
		lastCallId: cell(row, 'lastCallId'),
		lastAttemptAt: cell(row, 'lastAttemptAt'),
		talkSeconds: Number(cell(row, 'talkSeconds')) || 0,
		doNotCall: person.optedOut,
		duplicateOf: list.first ? rowName(list.first).duplicateOf : null,
		consentAt: consent ?? cell(row, 'consentAt'),
	};
	return { ...row, ...columns, ...decide(person, list) };
}

function placeColumns(person: Person, now: DateTime<true>): Pick<Columns, 'to' | 'numberCountry' | 'timezone' | 'timeZones' | 'timeZoneSource'> {
	const { number, row, numberBefore } = person;
	const to = numberBefore ?? number;
	const known = { to: to ?? (settledStatus(row) ? cell(row, 'to') : null), numberCountry: (to !== undefined && countryOf(to)) || null };
	if (!('rules' in person)) return { ...known, timezone: cell(row, 'timezone'), timeZones: null, timeZoneSource: null };
	const { timezone, zones } = person.rules;
	return { ...known, timezone, timeZones: placeAt(undefined, zones, now).timeZone, timeZoneSource: zones.source };
}

function decide(person: Person, { now, first, optOuts }: List): Omit<Decision, 'status'> & Pick<Columns, 'status'> {
	const { row } = person;
	const left = { nextCallAt: person.state?.nextCallAt ? isoUtc(person.state.nextCallAt) : (cell(row, 'nextCallAt') as string | null) };
	const kept = { reason: cell(row, 'reason') as string | null, reasonText: cell(row, 'reasonText') as string | null };
	const status = settledStatus(row);
	if (status) return { decision: 'skip', status, ...kept, ...left };
	// What another program has written is left as it is: it is not due.
	const isForeign = !statusIn(row) && cell(row, 'status') !== null;
	if (!('rules' in person)) return { decision: 'fix', status: isForeign ? cell(row, 'status') : 'fix', ...person.problem, ...left };
	const { rules, number, state } = person;
	const skip = (reason: string, reasonText: string): Decision => ({ decision: 'skip', status: 'skipped', reason, reasonText, ...left });
	if (rules.refused) return skip(rules.refused.reason, rules.refused.message);
	const optOut = optOuts.wordsFor(number);
	if (optOut !== undefined) return skip('doNotCall', optOut);
	if (first) return skip('duplicate', `The number is also that of ${rowName(first).words}.`);
	const plan = planOfRow({ state, rules, limits: person.limits, now });
	if ('status' in plan) return { decision: 'skip', ...plan, nextCallAt: null };
	const opening = nextOpening(rules.hours, rules.zones.zones, plan.from);
	if (!opening) return { decision: 'fix', status: 'fix', reason: 'outsideHours', reasonText: neverOpen(rules.zones.zones.length), ...left };
	if (opening <= now) return { decision: 'call', status: 'due', reason: null, reasonText: null, nextCallAt: left.nextCallAt ?? isoUtc(now) };
	const why = opening > plan.from ? { reason: 'outsideHours', reasonText: OUTSIDE_HOURS } : (plan.why ?? kept);
	return { decision: 'later', status: 'due', ...why, nextCallAt: isoUtc(opening) };
}
