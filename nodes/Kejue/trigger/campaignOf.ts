import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { isObject } from '../../shared/core/input/isObject';

const text = z.string().min(1).nullable().catch(null);

const NO_COUNT = /(?:^|_)(?:id|at|timestamp)$/;

/** The older API generation has numbers. */
const id = z.union([z.string().min(1), z.number().transform(String)]).nullable().catch(null);

const told = z.object({ campaign_id: id, id, name: text, status: text });

/** What a campaign event says of its campaign. Its members are not documented: they stand directly in the data, or within `campaign`. */
export function campaignOf(data: IDataObject): IDataObject {
	const merged: IDataObject = { ...data, ...(isObject(data.campaign) ? data.campaign : {}) };
	const { campaign_id, id: ownId, name, status } = told.parse(merged);
	return { campaignId: campaign_id ?? ownId, name, status, counts: countsIn(merged) };
}

/** Every number, also one level down, such as in "stats". */
function countsIn(data: IDataObject): IDataObject {
	const numbers = (record: object) => Object.entries(record).filter(([name, value]) => !NO_COUNT.test(name) && Number.isInteger(value) && value >= 0);
	const nested = Object.values(data).flatMap((value) => (isObject(value) ? numbers(value) : []));
	return Object.fromEntries([...nested, ...numbers(data)]);
}
