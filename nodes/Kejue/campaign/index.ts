export { create } from './create';
export { start } from './start';
