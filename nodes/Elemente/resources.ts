import type { Resource } from '../shared/core/resource';
import * as call from './call';

export const resources: [Resource] = [{ name: 'Call', value: 'call', operations: call, default: 'create' }];
