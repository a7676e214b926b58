import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describePackage } from './describePackage';
import { DOCUMENTS, readOperationTable, replaceOperationTable } from './operationTable';

/** Rewrites the tables of operations in the README and in docs/ from the built nodes. */
async function writeReadme(root: string): Promise<void> {
	const { nodes } = await describePackage(root);
	for (const [name, linesOf] of Object.entries(DOCUMENTS)) {
		const file = path.join(root, name);
		const document = await readFile(file, 'utf8');
		readOperationTable(document); // stops where the section is missing
		await writeFile(file, replaceOperationTable(document, linesOf(nodes.map(({ description }) => description))));
	}
}

void writeReadme(path.dirname(__dirname));
