import { callId, output, readOptions } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { oneCall } from './oneCall';

export const get = defineOperation({ properties: [callId, output, readOptions], ...oneCall });
