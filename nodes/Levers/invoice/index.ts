export { attach } from './attach';
export { create } from './create';
export { createOrUpdate } from './createOrUpdate';
export { get } from './get';
export { setStatus } from './setStatus';
export { update } from './update';
