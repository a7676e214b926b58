import type { IDataObject } from 'n8n-workflow';
import type { BatchLookUp } from './batchLookUp';
import type { Schedule } from './rules/schedule';
import type { Wait } from './waiting/wait';
import type { PreparedItem } from '../core/running/preparedItem';
import type { Resolve } from '../core/running/resolveItems';
import type { Run } from '../core/running/run';

/** What operations on calls have beyond other operations. `P` are the parameters. */
export interface CallParts<P> {
	to?(params: P): string | undefined;
	/** Dotted paths of the numbers in the body, first the one that is called: Additional Body Fields may replace it. */
	numberPaths?: string[];
	/** Dotted path of the country by which the provider reads local numbers; absent: it accepts only international ones. */
	countryPath?: string;
	/** The extension that was entered with the number and is not sent, for a hint. */
	extension?(params: P): string | undefined;
	wait?(params: P): Wait | undefined;
	/** Where the body says when to call, if the provider can schedule calls. */
	schedule?: Schedule;
	/** The parameters with which a request for many calls the own number instead of the person, for a rehearsal. */
	callInstead?(number: string): object;
	/** Members of the body that name the person in another way than by a number. */
	otherPersonPaths?: string[];
	/** How a request for many is found whose answer was lost; absent if the provider cannot be asked. */
	batchLookUp?: BatchLookUp;
	resolve?: Resolve;
	/** Names that the provider knows as those of one person. @throws ProblemError */
	storedNames?(run: Run, items: PreparedItem[], inCampaign: boolean): Promise<string[][]>;
	file?(record: IDataObject): { url: string; fileName: string } | undefined;
}
