export { create } from './create';
export { createMany } from './createMany';
export { get } from './get';
export { getMany } from './getMany';
