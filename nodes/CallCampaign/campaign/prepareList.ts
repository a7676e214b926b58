import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { allowedNumberTypes, defaultCountry } from '../../shared/calls/fields';
import type { NumberOptions } from '../../shared/calls/numbers/numberToCall';
import { extensionHint } from '../../shared/calls/placing/extensionHint';
import { checkHint } from '../../shared/calls/rules/screening/checkOnly';
import { optionsField } from '../../shared/core/input/fields';
import { plainText } from '../../shared/core/input/plainText';
import { inTurn } from '../../shared/core/local/inTurn';
import { defineLocalOperation, type LocalItem, type LocalOutcome } from '../../shared/core/local/localOperation';
import { hint } from '../../shared/core/running/hint';
import { asOf } from './asOf';
import { attemptFields, readLimits, type AttemptLimits } from './attemptLimits';
import { cell, COLUMNS } from './columns';
import { countedRows } from './countedRows';
import { eachPerson } from './eachPerson';
import { knownColumnsReader } from './knownColumns';
import { listRules, readListRules } from './listRules';
import { logRecord } from './logRecord';
import { OptOuts } from './optOuts';
import { prepareRow } from './prepareRow';
import { readPerson } from './readPerson';

const consent = { displayName: 'Consent', name: 'consent', type: 'string', default: '={{ $json.consentAt }}', description: 'When or how the person agreed to be called. Carried through to the log, never judged. If not set, the column consentAt is read.' } as const satisfies INodeProperties;

const phone = { displayName: 'Phone Number', name: 'phone', type: 'string', default: '={{ $json.phone ?? $json.to }}', placeholder: 'e.g. +14155550123', description: 'Number of the person, in international format, or a local number if Default Country is set' } as const satisfies INodeProperties;

const [PHONE_COLUMN, CONSENT_COLUMN] = [/\$json\.phone\b/, /\$json\.consentAt\b/];

interface Entered {
	phone: string | undefined;
	campaign: string | undefined;
	limits: AttemptLimits;
	options: NumberOptions & { asOf?: DateTime<true>; consent?: string };
}

/** Turns a list of people into the rows of a campaign, each with a decision. */
export const prepareList = defineLocalOperation({
	option: { name: 'Prepare List', value: 'prepareList', description: 'Check a list of people, and return each with a decision (call, later, skip or fix) and the columns of a campaign', action: 'Prepare list of campaign' },
	properties: [
		phone,
		{ displayName: 'Campaign', name: 'campaign', type: 'string', default: '', placeholder: 'e.g. spring-offer', description: 'Name of the campaign, for the column campaign. If empty, the column is left as it is.' },
		...attemptFields,
		listRules,
		{ ...optionsField, options: [allowedNumberTypes, asOf, consent, defaultCountry] },
	],
	ownFields: ['campaignRules'],
	logs: true,
	output: COLUMNS,
	read: ({ phone, campaign, options, ...limits }): Entered => ({ phone, campaign, options, limits: readLimits(limits) }),
	run: async (context, items) => {
		const now = items[0]?.entered.options.asOf ?? DateTime.now();
		const people = await eachPerson(items, personReader(context));
		const firsts = countedRows(people);
		const optOuts = new OptOuts(people.filter((person) => 'row' in person));
		const outcomes = await inTurn([...people.entries()], ([index, person]): LocalOutcome => {
			const { itemIndex } = person;
			if (!('row' in person)) return person;
			const first = people[firsts.get(index) ?? -1];
			const row = prepareRow(person, { now, first: first && 'row' in first ? first : undefined, optOuts });
			const isNext = row.decision === 'call' || row.decision === 'later';
			const attempt = person.state ? person.state.attempts + (isNext ? 1 : 0) : null;
			return { itemIndex, outputs: [{ json: row, pairedItem: { item: itemIndex } }], log: logRecord({ itemIndex, row, rules: 'rules' in person ? person.rules : undefined, attempt, call: undefined }, now) };
		});
		hintAtSums(context, outcomes);
		hint({ context }, extensionHint(people.filter((person) => 'row' in person && person.hasExtension)));
		return outcomes;
	},
});

function personReader(context: IExecuteFunctions) {
	const rows = context.getInputData();
	const zone = context.getTimezone();
	const rulesOfList = readListRules(context);
	const readColumns = knownColumnsReader();
	const { phone: entered = phone.default, options } = context.getNode().parameters;
	const { consent: enteredConsent = consent.default } = (options ?? {}) as IDataObject;
	// Another column is chosen on purpose, also where it is empty.
	const [isColumnPhone, isColumnConsent] = [PHONE_COLUMN.test(plainText(entered)), CONSENT_COLUMN.test(plainText(enteredConsent))];
	return ({ itemIndex, entered: { phone: number, ...others } }: LocalItem<Entered>) => {
		const written = rows[itemIndex]?.json ?? {};
		const columns = readColumns(written);
		const [phones, consents] = [isColumnPhone ? columns.written('phone') : [], isColumnConsent ? columns.written('consentAt') : []];
		const phoneOfRow = phones[0]?.text;
		// The column "to" is what this node has made of a number that may stand under another heading, and may have been corrected since.
		const isFromBefore = number === plainText(columns.row.to) && cell(written, 'phone') === null;
		return readPerson({ ...others, phone: isFromBefore ? (phoneOfRow ?? number) : (number ?? phoneOfRow), phones, consents, itemIndex, written, columns, zone, listRules: rulesOfList });
	};
}

function hintAtSums(context: IExecuteFunctions, outcomes: LocalOutcome[]): void {
	const rows = outcomes.flatMap((outcome) => ('outputs' in outcome ? outcome.outputs.map(({ json }): IDataObject => ({ ...json, timeZone: json.timeZones })) : []));
	hint({ context }, checkHint(rows.map((json, itemIndex) => ({ itemIndex, outputs: [{ json }] }))));
}
