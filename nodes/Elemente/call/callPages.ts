import { wholeList } from '../../shared/core/lists/pages';
import { callRecord } from './call';
import { callListIn } from './callList';

export const callPages = wholeList({ entries: (data) => callListIn(data) ?? [], record: callRecord });
