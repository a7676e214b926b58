const { statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { Script } = require('node:vm');

/** What jest uses by itself, and brings along. */
const broughtByJest = ['@jest/core', 'jest-runner', 'jest-runtime'].reduce((from, name) => createRequire(from).resolve(name), require.resolve('jest'));
const { default: Runtime } = require(broughtByJest);

/** By file name, for all test files that this process runs. */
const transformed = new Map();
const compiled = new Map();

/** Tells one state of a file from another. */
function stateOf(filename) {
	const { mtimeMs, size } = statSync(filename);
	return `${mtimeMs} ${size}`;
}

/**
 * jest's own, which reads and compiles every module anew for every test file. This one compiles a module once in a process.
 * Each test file still runs the module itself, in a realm of its own.
 */
class CachingRuntime extends Runtime {
	constructor(...args) {
		super(...args);
		const { executor, transformCache } = this;
		const compileAnew = executor.compile.bind(executor);

		executor.transformCache = {
			transform(filename, options) {
				const state = stateOf(filename);
				const known = transformed.get(filename);
				if (known?.state === state) {
					if (known.file) transformCache.transforms.set(filename, known.file);
					if (known.file?.sourceMapPath) transformCache.sourceMaps.set(filename, known.file.sourceMapPath);
					return known.code;
				}
				const code = transformCache.transform(filename, options);
				transformed.set(filename, { state, code, file: transformCache.transforms.get(filename) });
				return code;
			},
		};

		executor.compile = (source, filename) => {
			const context = executor.environment.getVmContext();
			if (context === null) return null;
			const known = compiled.get(filename);
			if (known?.source === source) return known.script.runInContext(context);
			const opening = `(function (${executor.injectedModuleParameters.join(', ')}) {`;
			let script;
			try {
				// On one line with what follows, so that the places in a stack stay as they are.
				script = new Script(`${opening}${source}\n})`, { filename, columnOffset: -opening.length });
			} catch {
				// jest finds the words for it.
				return compileAnew(source, filename);
			}
			compiled.set(filename, { source, script });
			return script.runInContext(context);
		};
	}
}

module.exports = CachingRuntime;
