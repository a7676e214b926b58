// node .ci/release/publish.mjs packages/NAME --tag TAG [--publish]: builds a package from the tagged commit that is checked out, and publishes
// it with provenance; without --publish up to `npm publish --dry-run`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findProblems, manifestOf } from './checkRelease.mjs';
import { git, main, run } from './run.mjs';

main((parameters) => {
	const { values, positionals } = parseArgs({ args: parameters, allowPositionals: true, options: { tag: { type: 'string' }, publish: { type: 'boolean', default: false } } });
	if (positionals.length !== 1 || !values.tag) throw new Error('Name the folder of a package and its tag.');
	const folder = resolve(positionals[0]);
	const { name, version } = manifestOf(folder);
	const problems = findProblems(folder, values.tag);
	if (!git(folder, ['tag', '--points-at', 'HEAD']).split('\n').includes(values.tag)) problems.push(`The commit that is checked out is not that of the tag ${values.tag}.`);
	if (git(folder, ['ls-files', '--', 'package.json', 'nodes']).split('\n').length < 2) problems.push('The sources of the package do not stand in this commit.');
	if (git(folder, ['status', '--porcelain', '--', '.']) !== '') problems.push('The sources differ from those of the commit.');
	if (problems.length > 0) throw new Error(`${name} ${version} is not published:\n${problems.map((one) => `- ${one}`).join('\n')}`);

	run('npm', ['ci'], folder);
	run('npm', ['run', 'lint'], folder);
	run('npm', ['run', 'build'], folder);
	const [, , prerelease] = /^(\d+\.\d+\.\d+)-?(.*)$/.exec(version) ?? [];
	run('npm', ['publish', '--access', 'public', '--tag', prerelease ? 'next' : 'latest', ...(values.publish ? ['--provenance'] : ['--dry-run'])], folder);
	console.log(values.publish ? `Published ${name} ${version}.` : `${name} ${version} could be published; nothing was.`);
});
