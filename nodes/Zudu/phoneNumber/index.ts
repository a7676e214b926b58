export { create } from './create';
export { deleteNumber } from './deleteNumber';
export { get } from './get';
export { getAvailable } from './getAvailable';
export { getMany } from './getMany';
export { importNumber } from './importNumber';
export { update } from './update';
