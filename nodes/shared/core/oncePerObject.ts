/** `make` with a memory, for what is asked of the same object several times; it lasts as long as the object. */
export function oncePerObject<O extends object, R>(make: (object: O) => R): (object: O) => R {
	const made = new WeakMap<O, { result: R }>();
	return (object) => {
		const known = made.get(object) ?? { result: make(object) };
		made.set(object, known);
		return known.result;
	};
}
