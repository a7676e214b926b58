import type { Provider } from './provider';

/** What a request leaves behind at the provider. */
export interface Effect {
	/** For errors, completing "did not confirm the ..." ("phone call", "update of the call"). */
	what: string;
	/** A phone may ring or a message be sent because of it, now or later. */
	rings?: true;
	/** For errors, completing "it may have been ..." where nothing new is created ("rescheduled"). */
	participle?: string;
	/** Sending it twice has the same effect as once. Any other request is sent at most once per item and execution. */
	repeatable?: true;
	/** Where a person sees whether it is there, completing "check ..."; absent: where the provider shows calls. */
	where?: string;
}

/** True for a request that must not be sent twice: the ledger remembers it. */
export function isOnce(effect: Effect | undefined): effect is Effect {
	return effect !== undefined && !effect.repeatable;
}

/** What may have become of an effect, completing "it may have been ...". */
export function participleOf({ rings, participle }: Effect): string {
	return participle ?? (rings ? 'placed' : 'made');
}

/** Where a person sees what became of an effect, completing "check ...". */
export function placeToCheck({ whereToLook }: Provider, effect: Effect | undefined): string {
	return effect?.where ?? whereToLook;
}

/** What to do before something that may have been done is sent again, as a sentence. */
export function checkBefore(provider: Provider, effect: Effect): string {
	return `Check ${placeToCheck(provider, effect)} before ${effect.rings ? 'calling' : 'sending it'} again.`;
}

/** Completes an error about a request that certainly had no effect; `whom` follows the effect, with a space before it (" to …0123"). */
export function notDone(effect: Effect | undefined, whom = ''): string {
	if (!effect?.rings) return '';
	const { what, participle } = effect;
	return participle ? `, so the ${what}${whom} was not ${participle}` : `, so no ${what}${whom} was placed`;
}
