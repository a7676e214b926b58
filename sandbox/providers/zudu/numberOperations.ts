import { z } from 'zod';
import { canonicalNumber } from '../../phoneNumber';
import { type Answer, type Operation, type OperationRequest, quiet } from '../../simulation';
import { tableOperations } from '../../tableOperations';
import { failure, success } from './envelope';
import { numberMembers, type NumberTable, type OwnNumber } from './numbers';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, sorted } from './page';
import { ZUDU_TABLE } from './zuduTable';

const DEFAULT_LIMIT = 50;
const numberFilters = z.object({ nickname: z.string().optional(), area_code: z.number().optional(), agent_id: z.string().optional() });
const listQuery = listBody.extend({ limit: z.number().default(DEFAULT_LIMIT) });
const filteredQuery = listQuery.merge(numberFilters);
const searchBody = listQuery.extend({ filter_criteria: numberFilters.default({}) });
const importBody = z.object({
	phone_number: z.string(),
	provider: z.string(),
	nickname: z.string().optional(),
	inbound_agent_id: z.string().optional(),
	outbound_agent_id: z.string().optional(),
});
/** E.164 */
const PHONE_NUMBER = /^\+[1-9]\d{6,14}$/;

/** What lists of numbers can be sorted by. */
const SORT_KEYS: Record<string, (number: OwnNumber) => string | number> = {
	phone_number: (number) => number.phone_number,
	nickname: (number) => number.nickname ?? '',
	area_code: (number) => number.area_code ?? 0,
	updated_at: (number) => number.updated_at,
};

/** https://docs.zudu.ai/api-reference/phone-numbers/ */
export function numberOperations(numbers: NumberTable): Record<string, Operation> {
	return {
		...tableOperations({
			table: numbers,
			dialect: ZUDU_TABLE,
			operations: { create: 'createPhoneNumber', get: 'getPhoneNumber', update: 'updatePhoneNumber', delete: 'deletePhoneNumber' },
			lists: {
				listPhoneNumbers: (rows, { query }) => {
					const { nickname, area_code, agent_id, ...request } = filteredQuery.parse(query);
					return listNumbers(rows, request, { nickname, area_code, agent_id });
				},
				searchPhoneNumbers: (rows, { body }) => {
					const { filter_criteria, ...request } = searchBody.parse(body ?? {});
					return listNumbers(rows, request, filter_criteria);
				},
				listAvailablePhoneNumbers: listFree,
			},
			ownId: ({ phone_number }) => canonicalNumber(String(phone_number)),
			objection: ({ phone_number }, current) =>
				current || PHONE_NUMBER.test(canonicalNumber(String(phone_number))) ? undefined : 'phone_number must be in E.164 format',
			read: ({ label, ...body }) => ({
				...(typeof body.phone_number === 'string' ? numberMembers(canonicalNumber(body.phone_number)) : {}),
				...(label === undefined ? {} : { nickname: label }),
				...body,
			}),
			present: (number, verb) => (verb === 'delete' ? deleted(number) : numbers.shown(number)),
		}),
		importPhoneNumber: quiet((request) => importNumber(numbers, request)),
	};
}

function importNumber(numbers: NumberTable, { body }: OperationRequest): Answer {
	// The carrier's id and secret are looked at by nobody here, and not kept.
	const { phone_number: written, provider, ...given } = importBody.parse(body);
	const phone_number = canonicalNumber(written);
	if (!PHONE_NUMBER.test(phone_number)) return failure(400, 'phone_number must be in E.164 format');
	if (numbers.get(phone_number)) return failure(400, `Phone number ${phone_number} is there already`);
	const number = numbers.create({ ...numberMembers(phone_number), ...given, number_provider: provider }, phone_number);
	return success('Phone number imported successfully', {
		phone_number: numbers.shown(number),
		validation_result: {
			phone_number,
			friendly_name: number.nickname ?? phone_number,
			capabilities: { voice: true, sms: false },
			status: 'active',
			message: 'The number belongs to the account.',
		},
		import_details: { imported_at: number.last_modification_timestamp, organization_id: ORGANIZATION_ID, provider },
	});
}

function deleted({ phone_number }: OwnNumber) {
	return { phone_number, organization_id: ORGANIZATION_ID, cleanup_results: { dispatch_rule: true, inbound_trunk: true, outbound_trunk: true } };
}

function listFree(rows: OwnNumber[]): Answer {
	const free = rows.filter(({ inbound_agent_id, outbound_agent_id }) => inbound_agent_id === null && outbound_agent_id === null);
	return success('Available phone numbers retrieved successfully', {
		organization_id: ORGANIZATION_ID,
		available_count: free.length,
		phone_numbers: free,
	});
}

function listNumbers(rows: OwnNumber[], request: z.infer<typeof listQuery>, filters: z.infer<typeof numberFilters>): Answer {
	const sortBy = request.sort_by ?? 'updated_at';
	const found = rows.filter((number) => isWanted(number, filters));
	const page = pageOf(sorted(found, SORT_KEYS[sortBy] ?? SORT_KEYS.updated_at, request.sort_order), request);
	return success('Phone numbers retrieved successfully', {
		organization_id: ORGANIZATION_ID,
		phone_numbers: page.shown,
		returned_count: page.shown.length,
		// Other names than in lists of calls and agents.
		pagination: {
			page: page.page,
			limit: page.limit,
			total_count: page.totalCount,
			total_pages: page.totalPages,
			has_next: page.hasNext,
			has_previous: page.hasPrevious,
		},
		sort_order: request.sort_order,
		sort_by: sortBy,
		applied_filters: filters,
	});
}

function isWanted(number: OwnNumber, { nickname, area_code, agent_id }: z.infer<typeof numberFilters>): boolean {
	return (
		(nickname === undefined || (number.nickname ?? '').toLowerCase().includes(nickname.toLowerCase())) &&
		(area_code === undefined || number.area_code === area_code) &&
		(agent_id === undefined || agent_id === number.inbound_agent_id || agent_id === number.outbound_agent_id)
	);
}
