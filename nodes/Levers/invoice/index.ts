export { attach } from './attach';
