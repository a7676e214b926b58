import type { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { countryOf } from '../../shared/calls/rules/countries';
import { neverOpen, OUTSIDE_HOURS } from '../../shared/calls/rules/hours/hoursWords';
import { nextOpening, placeAt } from '../../shared/calls/rules/hours/openingHours';
import { cell, settledStatus, statusIn, type Columns, type Status } from './columns';
import { isoUtc } from './history';
import type { OptOuts } from './optOuts';
import { planOfRow } from './planOfRow';
import type { Person } from './readPerson';
import { rowName } from './rowName';

interface Decision {
	decision: 'call' | 'later' | 'skip' | 'fix';
	status: Status;
	reason: string | null;
	reasonText: string | null;
	nextCallAt: string | null;
}

interface List {
	now: DateTime<true>;
	first: Person | undefined;
	optOuts: OptOuts;
}

/** The row with all columns of a campaign. Prepared again at the same moment, it does not change. */
export function prepareRow(person: Person, list: List): IDataObject & Columns {
	const { written, row, state, consent, campaign } = person;
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
		consentAt: consent,
	};
	return { ...written, ...columns, ...decide(person, list) };
}

function placeColumns(person: Person, now: DateTime<true>): Pick<Columns, 'to' | 'numberCountry' | 'timezone' | 'timeZones' | 'timeZoneSource'> {
	const { number, written, row, numberBefore } = person;
	const to = numberBefore ?? number;
	const known = { to: to ?? (settledStatus(row) ? cell(row, 'to') : null), numberCountry: (to !== undefined && countryOf(to)) || null };
	if (!('rules' in person)) return { ...known, timezone: cell(written, 'timezone'), timeZones: null, timeZoneSource: null };
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
