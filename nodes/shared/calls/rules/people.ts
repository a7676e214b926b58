import type { ScreenedItem } from '../../core/running/preparedItem';
import { notationsOf } from '../numbers/notationsOf';

export type Names = Array<string | undefined>;

/** Whoever shares a name is the same person, also by way of a third. */
export class People {
	private readonly named = new Map<string, Set<string>>();

	private readonly firstNameOfItem = new Map<number, string | undefined>();

	add({ itemIndex }: ScreenedItem, of: Names): void {
		const names = of.flatMap((name) => (name === undefined ? [] : notationsOf(name)));
		this.firstNameOfItem.set(itemIndex, names[0]);
		const known = new Set(names.flatMap((name) => this.named.get(name) ?? []));
		const [person = new Set(), ...others] = [...known].sort((a, b) => b.size - a.size);
		for (const name of [...names, ...others.flatMap((other) => [...other])]) {
			person.add(name);
			this.named.set(name, person);
		}
	}

	/** The names of an item's person, one object for each person; undefined where nothing names one. */
	of({ itemIndex }: ScreenedItem): ReadonlySet<string> | undefined {
		return this.named.get(this.firstNameOfItem.get(itemIndex) ?? '');
	}
}
