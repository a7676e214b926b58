// node .ci/release/rehearse.mjs packages/NAME: everything that a release does, in a clone that is thrown away: tag, checkout of the tagged commit, build, and
// `npm publish --dry-run`. Nothing is pushed or published, and this repository stays as it is.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { manifestOf, tagOf } from './checkRelease.mjs';
import { git, main, run } from './run.mjs';

main(([given]) => {
	if (!given) throw new Error('Name the folder of a package, for example packages/n8n-nodes-kejue.');
	const folder = resolve(given);
	const root = git(folder, ['rev-parse', '--show-toplevel']);
	const place = relative(root, folder);
	const tag = tagOf(manifestOf(folder));
	const temporary = mkdtempSync(join(tmpdir(), 'rehearsal-'));
	try {
		const clone = join(temporary, 'clone');
		git(root, ['clone', '--quiet', '--no-hardlinks', root, clone]);
		git(clone, ['config', 'user.name', 'Rehearsal']);
		git(clone, ['config', 'user.email', 'rehearsal@example.com']);
		cpSync(folder, join(clone, place), { recursive: true, filter: (file) => !/[\\/](node_modules|dist)$/.test(file) });
		run(process.execPath, ['.ci/release/tag.mjs', place], clone);
		const published = join(temporary, 'published');
		git(temporary, ['clone', '--quiet', '--no-hardlinks', '--branch', tag, '-c', 'advice.detachedHead=false', clone, published]);
		run(process.execPath, ['.ci/release/publish.mjs', place, '--tag', tag], published);
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
});
