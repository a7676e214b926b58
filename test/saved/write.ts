/**
 * Saves a workflow of each operation that has none yet, and each new parameter and output field: `npm run build && npx tsx
 * test/saved/write.ts`. What is saved stays as it is: it stands for workflows in use.
 */
import 'reflect-metadata';
import { NODES, OPERATIONS } from '../../build/operations';
import { fullForm } from './fullForm';
import { startRecorder } from './recorder';
import { runSaved } from './runSaved';
import { addKinds, currentForms, currentOutputs } from './savedForms';
import { readSaved, writeSaved } from './savedWorkflows';

async function main(): Promise<void> {
	const recorder = await startRecorder();
	for (const { name } of NODES) {
		const saved = readSaved(name);
		for (const operation of OPERATIONS.filter((one) => one.name === name)) {
			const title = `${operation.resource} ${operation.value}`;
			if (saved[title]) continue;
			const parameters = fullForm(operation);
			const { sent, refusal } = await runSaved(recorder, name, parameters);
			if (sent.length === 0) throw new Error(`${name} ${title} sends nothing: ${refusal ?? ''}`);
			saved[title] = { parameters, sent };
			console.log(`Saved ${name} ${title}`);
		}
		writeSaved(name, saved);
	}
	await recorder.close();
	addKinds('forms', await currentForms());
	addKinds('outputs', currentOutputs());
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
