import { callId, output, readOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { oneCall } from './oneCall';

export const get = defineOperation({ properties: [callId, output, readOptions], ...oneCall });
