import type { IDataObject } from 'n8n-workflow';
import { nameOfNumber, numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { readPhoneNumber } from '../../shared/calls/numbers/readPhoneNumber';
import { shownColumns } from '../../shared/calls/rules/doNotCall/shownColumns';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { maskEntered } from '../../shared/core/input/maskEntered';
import { plainText } from '../../shared/core/input/plainText';
import { readMoment } from '../../shared/core/input/readMoment';
import { toError } from '../../shared/core/problem/toError';
import type { AttemptLimits } from './attemptLimits';
import { cell, COLUMNS, settledStatus } from './columns';
import { contradiction } from './contradiction';
import { isoUtc } from './history';
import type { KnownColumns, Written } from './knownColumns';
import type { ListRules, PersonRules } from './listRules';
import { readRow, type RowState } from './readRow';

const PHONE = 'Phone Number';

interface Read {
	itemIndex: number;
	written: IDataObject;
	row: IDataObject;
	campaign: string | undefined;
	consent: IDataObject[string];
	state: RowState | undefined;
	optedOut: boolean;
	limits: AttemptLimits;
	phone: string | undefined;
	/** In E.164, of the column `to`, for somebody who has opted out: whoever has done so under this number stays so, also where the column with the number has been changed. */
	numberBefore: string | undefined;
	otherNumbers: string[];
	hasExtension: boolean;
}

/** A row and what is known of its person; `problem` is what must be corrected before anybody can be called. */
export type Person = Read & ({ number: string; rules: PersonRules; state: RowState } | { number?: string; problem: { reason: string; reasonText: string } });

interface Sources extends Pick<Read, 'itemIndex' | 'written' | 'campaign' | 'limits' | 'phone'> {
	columns: KnownColumns;
	phones: Written[];
	consents: Written[];
	options: NumberOptions & { consent?: string };
	zone: string;
	listRules: ListRules;
}

/** Reads one row. @throws InvalidParameter for what no correction of the row mends */
export function readPerson({ options, zone, listRules, columns, phones, consents, ...known }: Sources): Person {
	const { itemIndex, phone } = known;
	const { row } = columns;
	const unclear = contradiction(consents, (text) => meaningOfConsent(text, zone));
	const state = readState(columns, unclear, zone);
	const optedOut = listRules.optedOut({ itemIndex, columns });
	const nameOf = (text: string) => nameOfNumber(text, options.defaultCountry);
	const reading = phone === undefined ? { problem: noNumber(row) } : readNumber(phone, options);
	const read = {
		...{ ...known, row, optedOut },
		consent: options.consent ?? cell(unclear === undefined ? row : known.written, 'consentAt'),
		state: 'problem' in state ? undefined : state,
		numberBefore: optedOut ? numberBefore(row) : undefined,
		otherNumbers: phones.filter(({ text }) => text !== phone).map(({ text }) => nameOf(text)),
		hasExtension: 'number' in reading && reading.extension !== undefined,
	};
	const toFix = (reason: string, reasonText: string) => ({ ...read, ...('number' in reading && { number: reading.number }), problem: { reason, reasonText } });
	if ('problem' in state) return toFix('invalidRow', state.problem);
	const severalNumbers = contradiction(phones, nameOf);
	if (severalNumbers !== undefined) return toFix('invalidNumber', severalNumbers);
	if (!('number' in reading)) return toFix('invalidNumber', reading.problem);
	const rules = listRules.rulesOf({ itemIndex, columns, number: reading.number, defaultCountry: options.defaultCountry });
	return 'problem' in rules ? toFix('invalidTimeZone', rules.problem) : { ...read, state, number: reading.number, rules };
}

function numberBefore(row: IDataObject): string | undefined {
	const reading = readPhoneNumber(plainText(row.to), undefined);
	return 'number' in reading ? reading.number : undefined;
}

function meaningOfConsent(text: string, zone: string): string {
	const moment = readMoment(text, zone);
	return moment ? isoUtc(moment) : text.toLowerCase();
}

function readState(columns: KnownColumns, unclear: string | undefined, zone: string): RowState | { problem: string } {
	const state = readRow(columns.row, zone);
	const problem = contradictoryStatus(columns) ?? unclear;
	return 'problem' in state || problem === undefined ? state : { problem };
}

/** A person may end the calls under any heading; what is due beside that is not called. */
function contradictoryStatus({ row, written }: KnownColumns): string | undefined {
	return settledStatus(row) ? undefined : contradiction(written('status'), (text) => String(settledStatus({ status: text }) !== undefined));
}

function readNumber(entered: string, options: NumberOptions): NumberToCall | { problem: string } {
	try {
		return numberToCall(entered, { parameter: PHONE, options, countryField: 'a default country' });
	} catch (error) {
		if (error instanceof InvalidParameter) return { problem: `The phone number${error.message.slice(PHONE.length + 2)}.` };
		throw toError(error);
	}
}

function noNumber(row: IDataObject): string {
	const own = 'phone' in row ? '' : shownColumns(Object.keys(row).filter((name) => !Object.hasOwn(COLUMNS, name)));
	return `The phone number is empty.${own === '' ? '' : ` The row has no column "phone", but ${maskEntered(own)}.`}`;
}
