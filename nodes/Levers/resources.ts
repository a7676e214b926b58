import type { Resource } from '../shared/core/resource';
import * as call from './call';

/** What the node works with; each folder lists the operations. */
export const resources: [Resource] = [{ name: 'Call', value: 'call', operations: call, default: 'create' }];
