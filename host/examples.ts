import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { workflowFile, type WorkflowFile } from './n8nClient';
import { projectFolder } from './projectFolder';

export const examplesFolder = join(projectFolder, 'examples');

/** The workflow that places a whole sheet of calls; `npm start -- --run` runs it. */
export const CAMPAIGN_FILE = 'campaign.json';

/** The campaign that lives in data tables for several days; `npm start -- --run` runs a week of it. */
export const CAMPAIGN_TABLE_FILE = 'campaign-table.json';

/** The importable workflows in a folder, by file name; those of the project when left out. */
export function readExamples(folder = examplesFolder): Map<string, WorkflowFile> {
	const fileNames = readdirSync(folder).filter((fileName) => /^[\w-]+\.json$/.test(fileName));
	return new Map(
		fileNames.sort().map((fileName) => [fileName, workflowFile.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))]),
	);
}
