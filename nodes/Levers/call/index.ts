export { create } from './create';
export { createMany } from './createMany';
