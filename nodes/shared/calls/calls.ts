import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';
import type { RequestSpec } from '../core/request';
import type { SimplifiedCall } from './call';
import type { CallBack } from './callBack';
import type { CallLookUp } from './lookUp';

/** How a provider's calls are read and tracked. Shared code asks these members, never whose calls they are. */
export interface Calls {
	/** Unknown values become "unknown", missing ones null. */
	simplify(record: IDataObject): SimplifiedCall;
	/** True once the status will not change any more. Unknown statuses count as running. */
	isFinal(record: IDataObject): boolean;
	reading?: { request(params: { callId: string }): RequestSpec; response: ZodTypeAny };
	/** Absent if the provider cannot be asked for a call whose creation was never confirmed. */
	lookUp?: CallLookUp;
	callBack?: CallBack;
}
