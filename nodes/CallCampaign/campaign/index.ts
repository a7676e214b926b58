export { forget } from './forget';
export { forgetAll } from './forgetAll';
