export { create } from './create';
export { get } from './get';
export { update } from './update';
