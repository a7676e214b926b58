import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { voiceList, voicePages, voicesPath } from './voice';

export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the voices that personas can have (inferred endpoint)', action: 'Get many voices' },
	properties: [returnAll, limit, requestOptions],
	response: voiceList,
	pages: voicePages,
	output: { id: 'string', name: 'string?' },
	request: () => ({ method: 'GET', path: voicesPath }),
});
