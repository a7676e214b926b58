import { createHash } from 'node:crypto';

import { CAMPAIGN_FILE, readExamples } from '../host/examples';
import type { WorkflowFile } from '../host/n8nClient';

/** The workflows of which a page shows a picture: the templates, and the example of the README. */
export const PICTURED = [...readExamples()].filter(([fileName]) => fileName === CAMPAIGN_FILE || !/^(campaign-table|first-call-\w+)\.json$/.test(fileName));

/** Beside the pictures: what each of them shows, by the workflow's file name. */
export const SHOWN_FILE = 'docs/images/templates/shown.json';

/** A short name of all that a picture of a workflow's canvas can show: other nodes, places, links or notes have another one. */
export function shownOnCanvas({ nodes, connections }: WorkflowFile): string {
	const shown = nodes.map(({ name, type, position, parameters }) => {
		const { content, width, height } = Object(parameters) as Record<string, unknown>;
		return { name, type, position, content, width, height };
	});
	return createHash('sha256').update(JSON.stringify([shown, connections])).digest('hex').slice(0, 16);
}
