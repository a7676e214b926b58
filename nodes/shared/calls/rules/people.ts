import type { PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';

/** Whoever shares a name is the same person, also by way of a third. */
export class People {
	private readonly named = new Map<string, Set<string>>();

	private readonly entered = new Set<string>();

	constructor(private readonly run: Pick<Run, 'operation'>) {}

	add(item: PreparedItem): void {
		const names = this.namesIn(item);
		for (const name of names) this.entered.add(name);
		this.join(names);
	}

	/** These are names of one person. */
	join(names: string[]): void {
		const known = new Set(names.flatMap((name) => this.named.get(name) ?? []));
		const [person = new Set(), ...others] = [...known].sort((a, b) => b.size - a.size);
		for (const name of [...names, ...others.flatMap((other) => [...other])]) {
			person.add(name);
			this.named.set(name, person);
		}
	}

	/** The names of an item's person, one object for each person; undefined where nothing names one. */
	of(item: PreparedItem): ReadonlySet<string> | undefined {
		return this.named.get(this.namesIn(item)[0] ?? '');
	}

	/** False for a name that only the provider has told. */
	isEntered(name: string): boolean {
		return this.entered.has(name);
	}

	private namesIn({ recipient, spec }: PreparedItem): string[] {
		return [recipient, this.run.operation.target?.(spec.body ?? {})].filter((name) => name !== undefined);
	}
}
