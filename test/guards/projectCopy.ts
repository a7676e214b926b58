import { execFile, fork, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

import { atExit } from '../../host/atExit';
import type { Removal } from './guard';

/** What became of the tests of one file. */
export interface Ran {
	/** Why the file could not be run. */
	problems: string[];
	tests: Array<{ fullName: string; status: string; messages: string[] }>;
}

/** Shared with the project, as `.ci/run` does. */
const LINKED = ['node_modules', '.cache'];
const LEFT_OUT = [...LINKED, '.git', 'packages', 'artifacts', 'coverage'];
const RUN_TESTS = join(__dirname, 'runTests.mjs');
/** A rule that is taken out may keep a test waiting. */
const MAX_RUN_MS = 300_000;
/** Each test file leaves some memory behind in the process that runs it. */
const MAX_RUNS = 25;

/** A copy of the project in which sources may be changed; it disappears with this process. */
export class ProjectCopy {
	private runner: ChildProcess | undefined;

	private runs = 0;

	private constructor(private readonly folder: string) {}

	static async built(project: string): Promise<ProjectCopy> {
		const copy = await ProjectCopy.of(project);
		await promisify(execFile)(process.execPath, [join('node_modules', 'gulp', 'bin', 'gulp.js'), 'build'], { cwd: copy.folder });
		return copy;
	}

	/** Another one, which is not built once more. */
	async again(): Promise<ProjectCopy> {
		return await ProjectCopy.of(this.folder);
	}

	private static async of(project: string): Promise<ProjectCopy> {
		const folder = await mkdtemp(join(tmpdir(), 'ai-calls-guards-'));
		const copy = new ProjectCopy(folder);
		atExit(() => {
			copy.runner?.kill('SIGKILL');
			rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
		});
		await cp(project, folder, { recursive: true, filter: (path) => dirname(path) !== project || !LEFT_OUT.includes(basename(path)) });
		for (const name of LINKED) await symlink(join(project, name), join(folder, name));
		return copy;
	}

	/** Runs the tests with these parts of names, of one file in `test/`. */
	async runTests(file: string, names: string[]): Promise<Ran> {
		if (++this.runs % MAX_RUNS === 0) this.endRunner();
		const runner = (this.runner ??= fork(RUN_TESTS, {
			cwd: this.folder,
			execArgv: ['--max-semi-space-size=32'],
			env: { ...process.env, RANDOM_SEED: '1' },
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		}));
		return await new Promise((resolve) => {
			const finish = (ran: Ran, isOver: boolean): void => {
				clearTimeout(timer);
				runner.removeAllListeners();
				if (isOver) this.endRunner();
				resolve(ran);
			};
			const timer = setTimeout(() => finish({ problems: [`No end in ${MAX_RUN_MS / 1000} s`], tests: [] }, true), MAX_RUN_MS);
			runner.once('exit', (code) => finish({ problems: [`The process that runs the tests has ended (${code})`], tests: [] }, true));
			runner.once('message', (ran: Ran) => finish(ran, false));
			runner.send({ file: join('test', `${file}.test.ts`), names });
		});
	}

	/** Does something while the pieces are gone, in the sources and in what is built of them. */
	async without<T>(removals: Removal[], task: () => Promise<T>): Promise<T> {
		const files = [...new Set(removals.flatMap(({ file }) => [join('nodes', file), builtFile(file)]))].map((file) => join(this.folder, file));
		const before = await Promise.all(files.map(async (file) => await readFile(file)));
		try {
			for (const removal of removals) await this.remove(removal);
			return await task();
		} finally {
			await Promise.all(files.map(async (file, index) => await writeFile(file, before[index])));
		}
	}

	private async remove({ file, piece, by }: Removal): Promise<void> {
		const path = join(this.folder, 'nodes', file);
		const before = await readFile(path, 'utf8');
		if (!before.includes(piece)) throw new Error(`Another removal of the same guard has changed this piece of ${file}: ${piece}`);
		const source = before.replace(piece, () => by);
		await writeFile(path, source);
		const { config } = ts.readConfigFile(join(this.folder, 'tsconfig.json'), (name) => ts.sys.readFile(name)) as { config: unknown };
		const { options } = ts.parseJsonConfigFileContent(config, ts.sys, this.folder);
		await writeFile(join(this.folder, builtFile(file)), ts.transpileModule(source, { compilerOptions: options, fileName: path }).outputText);
	}

	private endRunner(): void {
		this.runner?.removeAllListeners();
		this.runner?.kill('SIGKILL');
		this.runner = undefined;
	}
}

function builtFile(file: string): string {
	return join('dist', 'nodes', file.replace(/\.ts$/, '.js'));
}
