import type { LocalOperation } from '../shared/core/local/localOperation';
import type { Resource } from '../shared/core/resource';
import * as campaign from './campaign';

export const resources: [Resource<LocalOperation>] = [{ name: 'Campaign', value: 'campaign', operations: campaign, default: 'forget' }];
