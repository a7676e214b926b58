export { create } from './create';
export { deleteBatch } from './deleteBatch';
export { executeBatch } from './executeBatch';
export { get } from './get';
export { getMany } from './getMany';
export { getResults } from './getResults';
export { update } from './update';
