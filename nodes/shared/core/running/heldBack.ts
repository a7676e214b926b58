import type { ScreenedItem } from './preparedItem';

/** Thrown directly before a request that must not be sent any more; holds what its items come out as. */
export class HeldBack extends Error {
	constructor(readonly items: ScreenedItem[]) {
		super('Held back directly before the request');
	}
}
