/** What a request leaves behind at the provider. */
export interface Effect {
	/** For errors, completing "did not confirm the ..." ("phone call", "update of the call"). */
	what: string;
	/** A phone may ring or a message go out because of it, now or later. */
	rings?: true;
	/** Sent twice it does what it does once, so it is sent again like a read. Any other is sent at most once per item and execution. */
	repeatable?: true;
}

/** True for a request that must not be sent twice: the ledger remembers it. */
export function isOnce(effect: Effect | undefined): effect is Effect {
	return effect !== undefined && !effect.repeatable;
}

/** What may have become of an effect, completing "it may have been ...". */
export function participleOf({ rings }: Effect): string {
	return rings ? 'placed' : 'made';
}
