import type { PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';

/** Who is the same person: whoever shares a name with another, also by way of a third. */
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
		const known = names.flatMap((name) => this.named.get(name) ?? []);
		const person = known.reduce((most, each) => (each.size > most.size ? each : most), new Set<string>());
		for (const name of [...names, ...known.filter((each) => each !== person).flatMap((each) => [...each])]) {
			person.add(name);
			this.named.set(name, person);
		}
	}

	/** The names of the person whom an item calls, the same object for each item that does; undefined where only the request as a whole names somebody. */
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
