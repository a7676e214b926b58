import type { INodeProperties } from 'n8n-workflow';
import * as call from '../../nodes/Kejue/call';

// Lint sees the order only of fields that are written in place; some have files of their own.
it.each(['additionalFields', 'config', 'contact'])('the fields of %s are in alphabetical order', (name) => {
	const { options = [] } = call.create.properties.find((field) => field.name === name) as INodeProperties;
	const names = options.map((field) => ('displayName' in field ? field.displayName : ''));
	expect(names).toStrictEqual([...names].sort((one, other) => one.localeCompare(other)));
	expect(names.length).toBeGreaterThan(0);
});
