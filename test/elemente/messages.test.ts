import { readableRecords } from '../../nodes/shared/core/lists/readableRecords';
import * as call from '../../nodes/Elemente/call';
import { lookUp } from '../../nodes/Elemente/lookUp';

test.each([null, 7, [[]]])('%j among messages takes none of them with it', (bad) => {
	const record = { id: 'c', transcription: 'Agent: Hello', messages: [bad, { sender: 'customer', content: 'Yes', timestamp: 't' }, 'Hello'] as never };
	expect(call.getTranscript.emit?.(record, { callId: 'c', format: 'turns' } as never)).toEqual([
		{ callId: 'c', role: 'user', text: 'Yes', saidAt: 't' },
		{ callId: 'c', role: null, text: 'Hello', saidAt: null },
	]);
});

test.each([null, 'none', {}])('%j among calls does not hide the one that is looked for', (bad) => {
	expect(readableRecords(lookUp.pages.entries([bad, { id: 'c' }]), lookUp.pages.record).records).toEqual([{ id: 'c' }]);
});
