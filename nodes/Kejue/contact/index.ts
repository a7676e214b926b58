export { create } from './create';
export { get } from './get';
