import { z } from 'zod';
import { type Answer, type Operation, quiet } from '../../simulation';
import { failure, success } from './envelope';
import { NUMBERS, type OwnNumber } from './numbers';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, sorted } from './page';

const DEFAULT_LIMIT = 50;
const numberFilters = z.object({ nickname: z.string().optional(), area_code: z.number().optional(), agent_id: z.string().optional() });
const listQuery = listBody.extend({ limit: z.number().default(DEFAULT_LIMIT) });
const filteredQuery = listQuery.merge(numberFilters);
const searchBody = listQuery.extend({ filter_criteria: numberFilters.default({}) });

/** What lists of numbers can be sorted by. */
const SORT_KEYS: Record<string, (number: OwnNumber) => string | number> = {
	phone_number: (number) => number.phone_number,
	nickname: (number) => number.nickname,
	area_code: (number) => number.area_code,
	updated_at: (number) => number.updated_at,
};

/** https://docs.zudu.ai/api-reference/phone-numbers/: reading. */
export function numberOperations(): Record<string, Operation> {
	const listNumbers = (request: z.infer<typeof listQuery>, filters: z.infer<typeof numberFilters>): Answer => {
		const sortBy = request.sort_by ?? 'updated_at';
		const found = NUMBERS.filter((number) => isWanted(number, filters));
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
	};
	return {
		listPhoneNumbers: quiet(({ query }) => {
			const { nickname, area_code, agent_id, ...request } = filteredQuery.parse(query);
			return listNumbers(request, { nickname, area_code, agent_id });
		}),
		searchPhoneNumbers: quiet(({ body }) => {
			const { filter_criteria, ...request } = searchBody.parse(body ?? {});
			return listNumbers(request, filter_criteria);
		}),
		listAvailablePhoneNumbers: quiet(() => {
			const free = NUMBERS.filter(({ inbound_agent_id, outbound_agent_id }) => inbound_agent_id === null && outbound_agent_id === null);
			return success('Available phone numbers retrieved successfully', {
				organization_id: ORGANIZATION_ID,
				available_count: free.length,
				phone_numbers: free,
			});
		}),
		getPhoneNumber: quiet(({ params }) => {
			const number = NUMBERS.find(({ phone_number }) => phone_number === params.phoneNumber);
			return number ? success('Phone number retrieved successfully', number) : failure(404, 'Phone number not found');
		}),
	};
}

function isWanted(number: OwnNumber, { nickname, area_code, agent_id }: z.infer<typeof numberFilters>): boolean {
	return (
		(nickname === undefined || number.nickname.toLowerCase().includes(nickname.toLowerCase())) &&
		(area_code === undefined || number.area_code === area_code) &&
		(agent_id === undefined || agent_id === number.inbound_agent_id || agent_id === number.outbound_agent_id)
	);
}
