import { roleOf, turnsOfText } from '../../nodes/shared/calls/files/transcriptTurns';

test.each([
	['Agent', 'agent'],
	[' assistant ', 'agent'],
	['USER', 'user'],
	['customer', 'user'],
	['Supervisor', 'supervisor'],
	['', null],
	[null, null],
	[17, null],
])('%j speaks as %j', (speaker, role) => {
	expect(roleOf(speaker)).toBe(role);
});

test('a transcript in text is a turn per line, whoever speaks', () => {
	expect(turnsOfText('Agent: Hello: Ada?\n\n  Customer:  Yes.  \nat 10:30 then\nhttps://a.example: no')).toEqual([
		{ role: 'agent', text: 'Hello: Ada?' },
		{ role: 'user', text: 'Yes.' },
		{ role: null, text: 'at 10:30 then' },
		{ role: null, text: 'https://a.example: no' },
	]);
	expect(turnsOfText(null)).toEqual([]);
	expect(turnsOfText(' \n')).toEqual([]);
});
