export { forget } from './forget';
export { forgetAll } from './forgetAll';
export { prepareList } from './prepareList';
export { planNextCall } from './planNextCall';
export { summarize } from './summarize';
