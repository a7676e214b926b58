import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describePackage } from './describePackage';
import { operationTable, readOperationTable, replaceOperationTable } from './operationTable';

/** Rewrites the README's operation table from the built nodes. */
async function writeReadme(root: string): Promise<void> {
	const file = path.join(root, 'README.md');
	const readme = await readFile(file, 'utf8');
	readOperationTable(readme); // stops where the section is missing
	const { nodes } = await describePackage(root);
	await writeFile(file, replaceOperationTable(readme, operationTable(nodes.map(({ description }) => description))));
}

void writeReadme(path.dirname(__dirname));
