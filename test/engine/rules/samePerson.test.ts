import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

/* Items that name a person in several ways are about the same person as those that share one of them. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });
useWorkflowStore();
let executions = 0;

const [ANA, BEN, OTHER] = ['+12025550110', '+12025550111', '+12025550112'];

interface Operation {
	type: string;
	parameters: INodeParameters;
}

const OPERATIONS: Array<[string, Operation]> = [
	['Kejue call', { type: 'kejue', parameters: { resource: 'call', operation: 'create', personaId: 'per_7', contactId: '={{ $json.id }}', phone: '={{ $json.phone }}' } }],
	['Kejue campaigns', { type: 'kejue', parameters: { resource: 'campaign', operation: 'create', name: '={{ "Part " + $json.part }}', personaId: 'per_7', contactId: '={{ $json.id }}', phone: '={{ $json.phone }}', autoStart: true } }],
];

const run = async ({ type, parameters }: Operation, items: IDataObject[]) =>
	jsonOf((await runNode({ type, executionId: String(++executions), secrets: sandboxSecrets(sandbox), onError: 'continueRegularOutput', parameters, items: items.map((item, part) => ({ part, ...item })) })).items);

const withRules = ({ type, parameters }: Operation, campaignRules: INodeParameters) => ({ type, parameters: { ...parameters, campaignRules } });

const contact = async (phone: string) => String((await run({ type: 'kejue', parameters: { resource: 'contact', operation: 'create', phone } }, [{}]))[0]?.id);

const endOf = ({ error, skipped, adopted }: IDataObject) => (error ? 'error' : adopted ? 'adopted' : String(Object(skipped).reason ?? 'call'));

/** Rows of Ana and of Ben, who have nothing in common. */
const rows = async () => {
	const [ana, ben] = [await contact(ANA), await contact(BEN)];
	return { contactOnly: { id: ana }, both: { id: ana, phone: ANA }, numberOnly: { phone: ANA }, otherNumber: { id: ana, phone: OTHER }, ben: { id: ben, phone: BEN } };
};

const requests = () => sandbox.requests('kejue').filter(({ operationId }) => ['createPersonaCall', 'createCampaign'].includes(operationId ?? '')).length;

type Row = keyof Awaited<ReturnType<typeof rows>>;

const SAME: Row[][] = [
	['both', 'contactOnly'],
	['contactOnly', 'both'],
	['both', 'numberOnly'],
	['numberOnly', 'both'],
	['otherNumber', 'both'],
	['contactOnly', 'numberOnly', 'both'],
	['numberOnly', 'otherNumber', 'both'],
];

describe.each(OPERATIONS)('%s', (_name, operation) => {
	describe.each(SAME.map((names) => [names.join(', '), names] as const))('%s', (_names, names) => {
		const list = async () => {
			const all = await rows();
			return [...names.map((name) => all[name]), all.ben];
		};

		test.each([
			['Call First', { duplicates: 'callFirst' }, 'call', 'duplicate'],
			['Refuse', { duplicates: 'refuse' }, 'error', 'error'],
			['one campaign', { campaign: 'spring' }, 'call', 'duplicate'],
		])('%s', async (_rule, rules, first, later) => {
			const outputs = await run(withRules(operation, rules), await list());
			expect(outputs.map(endOf)).toEqual([first, ...names.slice(1).map(() => later), 'call']);
			expect(requests()).toBe(first === 'call' ? 2 : 1);
		});

		test('whoever has opted out in the last of them is not called for the others', async () => {
			const items = (await list()).map((item, index) => ({ ...item, out: index === names.length - 1 ? 'yes' : '' }));
			const outputs = await run(withRules(operation, { optedOut: '={{ $json.out }}' }), items);
			expect(outputs.map(endOf)).toEqual([...names.map(() => 'doNotCall'), 'call']);
		});

		test('executions one after the other', async () => {
			const ends: string[] = [];
			// A third row is what makes the first two the same.
			for (const item of (await list()).filter((_item, index) => names.length === 2 || index !== 1)) {
				ends.push(...(await run(withRules(operation, { campaign: 'spring' }), [item])).map(endOf));
			}
			expect(ends).toEqual(['call', 'alreadyCalled', 'call']);
			expect(requests()).toBe(2);
		});
	});

	test('whoever is called is known by each name of the list from then on', async () => {
		const { contactOnly, numberOnly, both } = await rows();
		const campaign = withRules(operation, { campaign: 'spring' });
		expect((await run(campaign, [contactOnly])).map(endOf)).toEqual(['call']);
		expect((await run(campaign, [both])).map(endOf)).toEqual(['alreadyCalled']);
		expect((await run(campaign, [numberOnly])).map(endOf)).toEqual(['alreadyCalled']);
		expect((await run(withRules(operation, { campaign: 'spring', attempt: 2 }), [numberOnly])).map(endOf)).toEqual(['call']);
	});

	test('a call that was refused leaves nobody claimed, by no name', async () => {
		const { both, contactOnly } = await rows();
		const campaign = withRules(operation, { campaign: 'spring' });
		for (const operationId of ['createPersonaCall', 'createCampaign']) sandbox.addFault({ provider: 'kejue', operationId, times: 1, fault: { kind: 'status', status: 400 } });
		expect((await run(campaign, [both])).map(endOf)).toEqual(['error']);
		expect((await run(campaign, [contactOnly])).map(endOf)).toEqual(['call']);
		expect((await run(campaign, [both])).map(endOf)).toEqual(['alreadyCalled']);
	});
});

describe.each(OPERATIONS)('the number that is stored with a contact (%s)', (name, operation) => {
	/** Each in a campaign of its own. */
	const ends = async (rules: INodeParameters, ...items: IDataObject[]) => (await run(withRules(operation, rules), items)).map(endOf);
	/** A call has two numbers of which Kejue may call either. */
	const rungByContact = name === 'Kejue call' ? OTHER : ANA;
	const lists: Array<[string, Row[]]> = [
		['contact, number', ['contactOnly', 'numberOnly']],
		['number, contact', ['numberOnly', 'contactOnly']],
		['contact with another number, number', ['otherNumber', 'numberOnly']],
		['number, contact with another number', ['numberOnly', 'otherNumber']],
	];

	describe.each(lists)('%s', (_names, [first = 'ben', second = 'ben']) => {
		test.each([
			[{ duplicates: 'callFirst' }, 'call', 'duplicate'],
			[{ duplicates: 'refuse' }, 'error', 'error'],
			[{ campaign: 'spring' }, 'call', 'duplicate'],
			[{ optedOut: '={{ $json.part === 0 ? "yes" : "" }}' }, 'doNotCall', 'doNotCall'],
			[{ optedOut: '={{ $json.part === 1 ? "yes" : "" }}' }, 'doNotCall', 'doNotCall'],
		])('%j', async (rules, one, other) => {
			const all = await rows();
			expect(await ends(rules, all[first], all[second], all.ben)).toEqual([one, other, 'call']);
			expect(sandbox.rung()).toEqual(one === 'call' ? { [first === 'otherNumber' ? rungByContact : ANA]: 1, [BEN]: 1 } : { [BEN]: 1 });
		});

		test('executions one after the other', async () => {
			const all = await rows();
			expect(await ends({ campaign: 'spring' }, all[first])).toEqual(['call']);
			expect(await ends({ campaign: 'spring' }, all[second], all.ben)).toEqual(['alreadyCalled', 'call']);
			expect(sandbox.rung()).toEqual({ [first === 'otherNumber' ? rungByContact : ANA]: 1, [BEN]: 1 });
		});

		test('executions at once', async () => {
			const all = await rows();
			const both = await Promise.all([ends({ campaign: 'spring' }, all[first]), ends({ campaign: 'spring' }, all[second])]);
			// The call of an execution that still runs may be found and come out of both.
			expect(both.flat().sort()).toEqual([expect.stringMatching(/^(?:alreadyCalled|adopted)$/), 'call']);
			expect(Object.values(sandbox.rung())).toEqual([1]);
		});
	});

	test('a contact that was created by the call is the person whose number was entered', async () => {
		const raw = { ...operation, parameters: { ...operation.parameters, output: name === 'Kejue call' ? 'raw' : 'simplified' } };
		const [created] = (await run(withRules(raw, { campaign: 'spring' }), [{ phone: ANA }])) as [IDataObject];
		expect(await ends({ campaign: 'spring' }, { id: created.contactId ?? created.contact_id })).toEqual(['alreadyCalled']);
	});

	test.each(OPERATIONS)('whoever was called by contact is known by the number to the other operation (%s)', async (_other, other) => {
		const { contactOnly, numberOnly } = await rows();
		expect(await ends({ campaign: 'spring' }, contactOnly)).toEqual(['call']);
		expect((await run(withRules(other, { campaign: 'spring' }), [numberOnly])).map(endOf)).toEqual(['alreadyCalled']);
	});

	test('a number of Argentina is stored in one notation and entered in the other', async () => {
		const id = await contact('+5491123456789');
		expect(await ends({ campaign: 'spring' }, { id })).toEqual(['call']);
		expect(await ends({ campaign: 'spring' }, { phone: '+54 11 2345-6789' })).toEqual(['alreadyCalled']);
	});

	test('two contacts with one number are called once', async () => {
		const [one, two] = [await contact(ANA), await contact(ANA)];
		expect(await ends({ campaign: 'spring' }, { id: one }, { id: two })).toEqual(['call', 'duplicate']);
		expect(await ends({ campaign: 'spring' }, { id: two })).toEqual(['alreadyCalled']);
	});

	test('whoever is forgotten by contact and number is called again; the contact alone leaves the number, and a hint says so', async () => {
		const { contactOnly } = await rows();
		const forget = async (phoneNumber: string) => {
			const parameters = { resource: 'campaign', operation: 'forget', campaign: 'spring', phoneNumber, options: { contactId: contactOnly.id } };
			return (await runNode({ type: 'callCampaign', executionId: String(++executions), secrets: {}, parameters, items: [{}] })).hints;
		};
		expect(await ends({ campaign: 'spring' }, contactOnly)).toEqual(['call']);
		expect(await forget('')).toEqual([expect.objectContaining({ message: expect.stringContaining('also remembered by the number that is stored with them') })]);
		expect(await run(withRules(operation, { campaign: 'spring' }), [contactOnly])).toMatchObject([{ status: 'skipped', to: ANA, skipped: { reason: 'alreadyCalled' } }]);
		expect(await forget(ANA)).toEqual([]);
		expect(await ends({ campaign: 'spring' }, contactOnly)).toEqual(['call']);
	});

	test.each([3, 30])('of %i people, each is called once', async (count) => {
		const phones = Array.from({ length: count }, (_, row) => `+120255501${10 + row}`);
		const ids = await Promise.all(phones.map(contact));
		const items = [...phones.map((phone) => ({ phone, part: 1 })), ...ids.map((id) => ({ id, part: 2 }))];
		expect(await ends({ campaign: 'spring' }, ...items)).toEqual([...phones.map(() => 'call'), ...ids.map(() => 'duplicate')]);
		expect(sandbox.rung()).toEqual(Object.fromEntries(phones.map((phone) => [phone, 1])));
	});
});

const kejueByDetails = { type: 'kejue', parameters: { resource: 'call', operation: 'create', personaId: 'per_7', contactId: '={{ $json.id }}', phone: '={{ $json.phone }}', contact: { email: '={{ $json.email }}', whatsappNumber: '={{ $json.whatsapp }}' } } };
const elemente = (channel: string) => ({ type: 'elemente', parameters: { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel, phoneNumber: '={{ $json.phone }}', customerOverride: { email: '={{ $json.email }}' } } });
const OFFICE = 'office@example.com';

test.each<[string, Operation, IDataObject[], string[]]>([
	['numbers with one email address are different people (Kejue)', kejueByDetails, [{ phone: ANA, email: OFFICE }, { phone: BEN, email: OFFICE }], ['call', 'call']],
	['contacts with one email address are different people', kejueByDetails, [{ id: 'con_sandbox_1', email: OFFICE }, { id: 'con_sandbox_2', email: OFFICE }], ['call', 'call']],
	['numbers with one email address are different people (Elemente)', elemente('call'), [{ phone: ANA, email: OFFICE }, { phone: BEN, email: OFFICE }], ['call', 'call']],
	['whoever is named by nothing but an email address is the same by it', kejueByDetails, [{ email: OFFICE }, { email: 'ben@example.com' }, { email: OFFICE }], ['call', 'call', 'duplicate']],
	['so is who gets an email', elemente('email'), [{ email: OFFICE }, { phone: BEN, email: 'ben@example.com' }, { phone: BEN, email: OFFICE }], ['call', 'call', 'duplicate']],
	['a WhatsApp number in the place of a number is one', kejueByDetails, [{ phone: ANA }, { whatsapp: BEN }, { whatsapp: ANA }, { phone: OTHER, whatsapp: BEN }], ['call', 'call', 'duplicate', 'call']],
])('%s', async (_name, operation, items, ends) => {
	expect((await run(withRules(operation, { duplicates: 'callFirst' }), items)).map(endOf)).toEqual(ends);
	expect((await run(withRules(operation, { campaign: 'spring' }), items)).map(endOf)).toEqual(ends);
	expect((await run(withRules(operation, { campaign: 'spring' }), items)).map(endOf)).toEqual(ends.map((end) => (end === 'call' ? 'alreadyCalled' : end)));
});
