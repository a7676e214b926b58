import { listPages } from '../listPages';
import { reading } from './reading';

/** The largest size in the samples; no largest one is documented. */
export const PAGE_SIZE = 50;

export const callPages = listPages('calls', reading.response);
