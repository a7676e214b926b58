import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { isObject } from '../../shared/core/input/isObject';

const text = z.string().min(1).nullable().catch(null);

const NO_COUNT = /(?:^|_)(?:id|at|timestamp)$/;

const told = z.object({ campaign_id: text, id: text, name: text, status: text });

/** What a campaign event says of its campaign. Its members are not documented: they stand directly in the data, or within `campaign`. */
export function campaignOf(data: IDataObject): IDataObject {
	const merged: IDataObject = { ...data, ...(isObject(data.campaign) ? data.campaign : {}) };
	const { campaign_id, id, name, status } = told.parse(merged);
	return { campaignId: campaign_id ?? id, name, status, counts: countsIn(merged) };
}

/** Every number, also one level down, such as in "stats". */
function countsIn(data: IDataObject): IDataObject {
	const numbers = (record: object) => Object.entries(record).filter(([name, value]) => !NO_COUNT.test(name) && Number.isInteger(value) && value >= 0);
	const nested = Object.values(data).flatMap((value) => (isObject(value) ? numbers(value) : []));
	return Object.fromEntries([...nested, ...numbers(data)]);
}
