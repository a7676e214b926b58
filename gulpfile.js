const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const gulp = require('gulp');
require('tsx/cjs'); // lets the next line load TypeScript
const { bundlePackages } = require('./build/bundlePackages');
const { indentWithTabs } = require('./build/indentWithTabs');
const { writeOutputSchemas } = require('./build/outputSchemas');
const { isUpToDate, noteBuilt } = require('./build/upToDate');

const run = promisify(execFile);

/** What n8n reads from the package besides code: icons and codex files. */
const ASSETS = ['nodes/**/*.svg', 'nodes/**/*.node.json'];

const clean = () => rm('dist', { recursive: true, force: true });

const compile = async () => {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '--project', 'tsconfig.build.json', '--pretty']);
	} catch (error) {
		// tsc reports its findings on stdout.
		throw new Error(`tsc:\n${error.stdout || error.message}`);
	}
};

const indent = () => indentWithTabs('dist');

// `encoding: false` copies bytes: gulp 5 would otherwise decode and encode every file.
const copy = () => gulp.src(ASSETS, { base: '.', encoding: false }).pipe(gulp.dest('dist'));

const bundle = () => bundlePackages(__dirname);

const describeOutputs = () => writeOutputSchemas(__dirname);

const note = () => noteBuilt(__dirname);

const buildAnew = gulp.series(clean, compile, indent, gulp.parallel(copy, bundle, describeOutputs), note);

exports.clean = clean;
exports.build = async () => {
	if (!(await isUpToDate(__dirname))) await promisify(buildAnew)();
};
// It loads n8n's engine, which nothing else here needs.
const writeOutPackages = async () => await require('./build/packages/writePackages').writePackages(__dirname);

exports.packages = gulp.series(exports.build, writeOutPackages);
