import type { TableDialect, Verb } from '../../tableOperations';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';

const DONE: Record<Verb, string> = {
	create: 'created successfully',
	get: 'retrieved successfully',
	update: 'updated successfully',
	upsert: 'stored successfully',
	delete: 'deleted successfully',
	exists: 'existence checked',
	duplicate: 'duplicated successfully',
};

/** Zudu answers in its envelope, and documents no status for a conflict but that of a wrong request. */
export const ZUDU_TABLE: TableDialect = {
	success: (noun, verb, shown) => success(`${noun} ${DONE[verb]}`, verb === 'exists' ? { organization_id: ORGANIZATION_ID, ...Object(shown) } : shown),
	refuse: failure,
	invalidStatus: 400,
	conflictStatus: 400,
};
