import { listPages } from '../listPages';
import { listedCall } from './call';

export const callPages = listPages('calls', listedCall);
