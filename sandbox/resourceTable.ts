import type { DescribedRecord, Members } from './describedRecord';

/** What a table has to know of the records in it. */
export interface Resource<Row extends Members> {
	/** As errors name one: `Contact`. */
	noun: string;
	/** Member that holds the id. */
	id: string;
	newId(): string;
	/** Makes sure of the members that the sandbox itself reads; all others are kept as they are. */
	row: { parse(members: Members): Row };
	/** What an answer shows of one. */
	described: DescribedRecord;
	/** What a new one has besides, where it was not given. */
	defaults?(): Members;
	/** Members that say when it was created and changed. */
	times?: { created?(now: number): Members; changed?(now: number): Members };
	/** Members that are kept although no answer shows them. */
	hidden?: readonly string[];
	/** What records are found by besides; null for one that is not. Of several with the same, the last one. */
	foundBy?(row: Row): string | null;
	/** What is there from the start. */
	seeds?: readonly Row[];
}

/** The records of one kind that a provider keeps, in memory, in the described shape, in the order of their creation. */
export class ResourceTable<Row extends Members> {
	private rows = new Map<string, Row>();
	private found = new Map<string | null, string>();
	/** Made once, since a table is cleared before every test. A row is replaced, never changed. */
	private readonly start: { rows: ReadonlyMap<string, Readonly<Row>>; found: ReadonlyMap<string | null, string> };

	constructor(readonly resource: Resource<Row>) {
		resource.seeds?.forEach((seed) => Object.freeze(this.keep(seed)));
		this.start = { rows: new Map(this.rows), found: new Map(this.found) };
	}

	get(id: unknown): Row | undefined {
		return this.rows.get(String(id));
	}

	/** By what the resource is found by; null finds nothing. */
	find(key: string | null): Row | undefined {
		return key === null ? undefined : this.get(this.found.get(key));
	}

	all(): Row[] {
		return [...this.rows.values()];
	}

	/** What an answer shows of it. */
	shown(row: Row): Members {
		return this.resource.described.take(row);
	}

	idOf(row: Row): string {
		return String(row[this.resource.id]);
	}

	/** @param id a fresh one where none is given */
	create(given: Members, id: string = this.resource.newId()): Row {
		const { defaults, described, times = {} } = this.resource;
		const now = Date.now();
		const stamps = { ...times.created?.(now), ...times.changed?.(now) };
		return this.keep({ ...described.fill({ ...defaults?.(), ...this.take(given), ...stamps }), [this.resource.id]: id });
	}

	/** Members that are not given stay as they are. */
	update(row: Row, given: Members): Row {
		const { times, id } = this.resource;
		return this.keep({ ...row, ...this.take(given), ...times?.changed?.(Date.now()), [id]: row[id] });
	}

	/** Keeps a whole record, whatever the description shows of it. */
	keep(members: Members): Row {
		const row = this.resource.row.parse(members);
		this.forget(this.rows.get(this.idOf(row)));
		this.rows.set(this.idOf(row), row);
		if (this.resource.foundBy) this.found.set(this.resource.foundBy(row), this.idOf(row));
		return row;
	}

	remove(row: Row): void {
		this.forget(row);
		this.rows.delete(this.idOf(row));
	}

	/** Back to what is there from the start. */
	clear(): void {
		this.rows = new Map(this.start.rows);
		this.found = new Map(this.start.found);
	}

	private take(given: Members): Members {
		const hidden = (this.resource.hidden ?? []).filter((name) => given[name] !== undefined);
		return { ...this.resource.described.take(given), ...Object.fromEntries(hidden.map((name) => [name, given[name]])) };
	}

	private forget(row: Row | undefined): void {
		const { foundBy } = this.resource;
		if (row && foundBy && this.found.get(foundBy(row)) === this.idOf(row)) this.found.delete(foundBy(row));
	}
}
