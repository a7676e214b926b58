import type { IDataObject } from 'n8n-workflow';
import { lookUp as kejue } from '../../nodes/Kejue/lookUp';
import { lookUp as zudu } from '../../nodes/Zudu/lookUp';

const number = '+14155550123';
const sentAt = Date.parse('2026-01-01T12:00:00Z');
const TOLERANCE_MS = 30_000;
const HOUR_MS = 3_600_000;

const PROVIDERS = {
	Kejue: {
		lookUp: kejue,
		body: { persona_id: '7', external_reference: 'row 12' },
		at: (ms: number): IDataObject => ({ created_at: new Date(ms).toISOString() }),
		to: (phone: string): IDataObject => ({ contact: { phone } }),
	},
	Zudu: {
		lookUp: zudu,
		body: { from_number: '+14155550100', override_agent_id: 'agent_1', metadata: { row: 12, none: null, tags: { first: 1 } } },
		at: (ms: number): IDataObject => ({ created_at: ms }),
		to: (phone: string): IDataObject => ({ to_number: phone }),
	},
};

describe.each(Object.entries(PROVIDERS))('%s: a call in the list', (name, { lookUp, body, at, to }) => {
	const metadata = name === 'Zudu' ? { metadata: { row: 12, none: null, tags: { first: 1, second: 2 }, added: true } } : {};
	const ours = { ...to(number), ...at(sentAt), ...metadata };
	const matches = (record: IDataObject, spans?: Array<[number, number]>): boolean => lookUp.matches(record, { number, body, sentAt, spans });

	test.each<[string, IDataObject]>([
		['says nothing else', {}],
		['says the same', { persona_id: 7, external_reference: 'row 12', from_number: '+14155550100', agent_id: 'agent_1', direction: 'OUTBOUND' }],
		['says nothing of what was sent', { persona_id: null, external_reference: null, from_number: null, agent_id: null, direction: null }],
		['was created a little before, by a clock that is late', at(sentAt - TOLERANCE_MS)],
	])('that %s is the one', (_case, more) => expect(matches({ ...ours, ...more })).toBe(true));

	test.each<[string, IDataObject]>([
		['to somebody else', to('+14155550124')],
		['to nobody', to('')],
		['from before', at(sentAt - TOLERANCE_MS - 1)],
		['without a date', { created_at: null }],
		['from the person', { direction: 'INBOUND' }],
		['from the person, in lower case', { direction: 'inbound' }],
		...(name === 'Kejue'
			? [['by another persona', { persona_id: '8' }], ['with another reference', { external_reference: 'row 13' }]] as Array<[string, IDataObject]>
			: [['from another number', { from_number: '+14155550109' }], ['by another agent', { agent_id: 'agent_2' }], ['with other metadata', { metadata: { row: 13, none: null, tags: { first: 1 } } }], ['with metadata of another form', { metadata: { row: 12, none: null, tags: null } }], ['without metadata', { metadata: null }], ['with metadata as text', { metadata: 'row 12' }]] as Array<[string, IDataObject]>),
	])('%s is another one', (_case, more) => expect(matches({ ...ours, ...more })).toBe(false));

	test.each<[string, number, boolean]>([
		['at the beginning of the first', 0, true],
		['at the end of the first', HOUR_MS + TOLERANCE_MS - 1, true],
		['after the first', HOUR_MS + TOLERANCE_MS, false],
		['before the second', 3 * HOUR_MS - TOLERANCE_MS - 1, false],
		['in the second', 3.5 * HOUR_MS, true],
	])('%s of two spans: %#', (_case, afterMs, found) => {
		const spans: Array<[number, number]> = [[sentAt, sentAt + HOUR_MS], [sentAt + 3 * HOUR_MS, sentAt + 4 * HOUR_MS]];
		expect(matches({ ...ours, ...at(sentAt + afterMs) }, spans)).toBe(found);
	});
});
