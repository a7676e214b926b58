import type { IDataObject } from 'n8n-workflow';
import type { BatchLookUp } from './batchLookUp';
import type { RulesReader } from './rules/readRules';
import type { Schedule } from './rules/schedule';
import type { Wait } from './waiting/wait';
import type { Problem } from '../core/problem/problem';
import type { PreparedItem, UnsendableItem } from '../core/running/preparedItem';
import type { Resolve } from '../core/running/resolveItems';
import type { Run } from '../core/running/run';

/** What only the provider knows of the person of an item. */
export interface StoredPerson {
	/** In E.164. */
	number?: string;
	/** Why the number is not known, as a sentence, where nobody is called. */
	unread?: string;
	/** Why nobody may be called. */
	problem?: Problem;
}

export interface Asking {
	reader: RulesReader;
	/** False for an item that is not called, or was called before. */
	isNew(item: PreparedItem): boolean;
}

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
	/** What the provider knows of people whom items name by a contact, by item. Called with all items before they are judged. */
	storedPeople?(run: Run, items: Array<PreparedItem | UnsendableItem>, asking: Asking): Promise<Map<number, StoredPerson>>;
	file?(record: IDataObject): { url: string; fileName: string } | undefined;
}
