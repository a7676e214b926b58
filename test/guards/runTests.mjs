// The process that runs tests in a copy of the project, its working directory, one file after the other: n8n's engine is compiled once.
import { runCLI } from 'jest';

process.on('message', async ({ file, names }) => {
	const testNamePattern = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
	const { results } = await runCLI({ runInBand: true, runTestsByPath: true, testNamePattern, silent: true, reporters: [], _: [file], $0: 'jest' }, [process.cwd()]);
	process.send({
		problems: results.testResults.flatMap(({ testExecError }) => testExecError?.message ?? []),
		tests: results.testResults.flatMap(({ testResults }) => testResults.map(({ fullName, status, failureMessages }) => ({ fullName, status, messages: failureMessages }))),
	});
});
process.on('disconnect', () => process.exit());
