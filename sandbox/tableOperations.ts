import type { Members } from './describedRecord';
import type { ResourceTable } from './resourceTable';
import { type Answer, type Operation, type OperationRequest, quiet } from './simulation';

const VERBS = ['create', 'get', 'update', 'upsert', 'delete', 'exists', 'duplicate'] as const;

/** What can be done to a record. */
export type Verb = (typeof VERBS)[number];

/** How a provider answers. Everything in which providers differ there is a member of this. */
export interface TableDialect {
	/** An answer that is about one record. */
	success(noun: string, verb: Verb, shown: unknown): Answer;
	refuse(status: number, message: string): Answer;
	/** Status for what the provider would not have. */
	invalidStatus: number;
	/** Status for what is there already. */
	conflictStatus: number;
}

/** One resource, and which operations of the description do what with it. */
export interface TableParts<Row extends Members> {
	table: ResourceTable<Row>;
	dialect: TableDialect;
	/** Operation ids. */
	operations: Partial<Record<Verb, string | readonly string[]>>;
	/** By operation id: chooses and pages the records, and wraps them as this list is wrapped. */
	lists?: Record<string, (rows: Row[], request: OperationRequest) => Answer>;
	/**
	 * How a record is shown; with all members that are described, where left out.
	 * @param isNew true when it was created just now
	 */
	present?(row: Row, verb: Verb, isNew: boolean): unknown;
	/** What a body says of the record, where that is not simply its members. */
	read?(body: Members): Members;
	/** Why the provider would not have this, in words. */
	objection?(given: Members, current: Row | undefined): string | undefined;
	/** The id that a body asks for; no two records have the same. */
	ownId?(body: Members): string | undefined;
	/** The record that an upsert means. */
	matching?(body: Members): Row | undefined;
	/** Whatever follows from a record that was created or changed, before it is shown. */
	onKept?(row: Row, body: Members): void;
	onRemoved?(row: Row): void;
}

/** Answers plain operations from a table: the record is the one of the last id in the path, else of the id in the body. */
export function tableOperations<Row extends Members>(parts: TableParts<Row>): Record<string, Operation> {
	const { table, dialect, operations, lists = {} } = parts;
	const { noun, id: idMember } = table.resource;
	const read = parts.read ?? ((body: Members) => body);
	const answer = (row: Row, verb: Verb, isNew = false) =>
		dialect.success(noun, verb, parts.present ? parts.present(row, verb, isNew) : table.shown(row));
	const kept = (row: Row, verb: Verb, body: Members, isNew: boolean) => {
		parts.onKept?.(row, body);
		return answer(row, verb, isNew);
	};
	const withRow = (act: (row: Row, body: Members) => Answer) => (request: OperationRequest) => {
		const body = membersOf(request.body);
		const row = table.get(idIn(request) ?? body[idMember]);
		return row ? act(row, body) : dialect.refuse(404, `${noun} not found`);
	};
	const create = (body: Members, verb: Verb, id?: string): Answer => {
		const objection = parts.objection?.(body, undefined);
		if (objection !== undefined) return dialect.refuse(dialect.invalidStatus, objection);
		if (id !== undefined && table.get(id)) return dialect.refuse(dialect.conflictStatus, `${noun} ${id} is there already`);
		return kept(table.create(read(body), id), verb, body, true);
	};
	const update = (row: Row, verb: Verb, body: Members): Answer => {
		const objection = parts.objection?.(body, row);
		return objection === undefined ? kept(table.update(row, read(body)), verb, body, false) : dialect.refuse(dialect.invalidStatus, objection);
	};

	const acts: Record<Verb, (request: OperationRequest) => Answer> = {
		create: ({ body }) => create(membersOf(body), 'create', parts.ownId?.(membersOf(body))),
		get: withRow((row) => answer(row, 'get')),
		update: withRow((row, body) => update(row, 'update', body)),
		upsert: ({ body: rawBody }) => {
			const body = membersOf(rawBody);
			const row = parts.matching?.(body) ?? table.get(body[idMember]);
			return row ? update(row, 'upsert', body) : create(body, 'upsert', textOf(body[idMember]));
		},
		delete: withRow((row) => {
			table.remove(row);
			parts.onRemoved?.(row);
			return answer(row, 'delete');
		}),
		exists: (request) => dialect.success(noun, 'exists', { [idMember]: idIn(request), exists: table.get(idIn(request)) !== undefined }),
		duplicate: withRow((row, body) => create({ ...row, ...body }, 'duplicate')),
	};
	const answered = VERBS.flatMap((verb) => [operations[verb] ?? []].flat().map((id) => [id, quiet(acts[verb])] as const));
	const listed = Object.entries(lists).map(([id, list]) => [id, quiet((request) => list(table.all(), request))] as const);
	return Object.fromEntries([...answered, ...listed]);
}

/** The members of a body; none of what is no object. */
export function membersOf(body: unknown): Members {
	return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
}

function idIn({ params }: OperationRequest): string | undefined {
	return Object.values(params).at(-1);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
