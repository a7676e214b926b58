import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';
import type { RequestSpec } from '../core/request';
import type { SimplifiedCall } from './call';
import type { CallBack } from './callBack';
import type { CallLookUp } from './lookUp';

/** How a provider's calls are read and followed. Shared code asks these members, never whose calls they are. */
export interface Calls {
	/** One call record in the shape that is the same for all providers. Unknown values become "unknown", missing ones null. */
	simplify(record: IDataObject): SimplifiedCall;
	/** True once the call will not change its status any more. Unknown statuses count as running. */
	isFinal(record: IDataObject): boolean;
	/** How to read one call; absent where the provider offers none. */
	reading?: { request(params: { callId: string }): RequestSpec; answer: ZodTypeAny };
	/** How to find a call whose creation was never confirmed; absent where the provider cannot be asked. */
	lookUp?: CallLookUp;
	/** How it tells that a call is over, at an address of that call's own; absent where it does not. */
	callBack?: CallBack;
}
