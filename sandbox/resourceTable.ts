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
	/** A member that records are found by besides; of several with the same value, the last one. */
	foundBy?: string;
	/** What is there from the start. */
	seeds?: readonly Row[];
}

/** The records of one kind that a provider keeps, in memory, in the described shape, in the order of their creation. */
export class ResourceTable<Row extends Members> {
	private readonly rows = new Map<string, Row>();
	private readonly found = new Map<unknown, string>();

	constructor(readonly resource: Resource<Row>) {
		this.clear();
	}

	get(id: unknown): Row | undefined {
		return this.rows.get(String(id));
	}

	/** By the member that the resource is found by; null finds nothing. */
	find(value: unknown): Row | undefined {
		return value === null ? undefined : this.get(this.found.get(value));
	}

	all(): Row[] {
		return [...this.rows.values()];
	}

	idOf(row: Row): string {
		return String(row[this.resource.id]);
	}

	/** @param id a fresh one where none is given */
	create(given: Members, id: string = this.resource.newId()): Row {
		const { defaults, described, times = {} } = this.resource;
		const now = Date.now();
		const stamps = { ...times.created?.(now), ...times.changed?.(now) };
		return this.keep({ ...described.fill({ ...defaults?.(), ...described.take(given), ...stamps }), [this.resource.id]: id });
	}

	/** Members that are not given stay as they are. */
	update(row: Row, given: Members): Row {
		const { described, times, id } = this.resource;
		return this.keep({ ...row, ...described.take(given), ...times?.changed?.(Date.now()), [id]: row[id] });
	}

	/** Keeps a whole record, whatever the description shows of it. */
	keep(members: Members): Row {
		const row = this.resource.row.parse(members);
		this.forget(this.rows.get(this.idOf(row)));
		this.rows.set(this.idOf(row), row);
		if (this.resource.foundBy !== undefined) this.found.set(row[this.resource.foundBy], this.idOf(row));
		return row;
	}

	remove(row: Row): void {
		this.forget(row);
		this.rows.delete(this.idOf(row));
	}

	/** Back to what is there from the start. */
	clear(): void {
		this.rows.clear();
		this.found.clear();
		this.resource.seeds?.forEach((row) => this.keep(row));
	}

	private forget(row: Row | undefined): void {
		const { foundBy } = this.resource;
		if (row && foundBy !== undefined && this.found.get(row[foundBy]) === this.idOf(row)) this.found.delete(row[foundBy]);
	}
}
