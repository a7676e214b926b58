import { resolve } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';

let loading: Promise<PackageDirectoryLoader> | undefined;

/** The package as `npm run build` left it, loaded by n8n's own loader, once per test file. */
export async function builtPackage(): Promise<PackageDirectoryLoader> {
	loading ??= (async () => {
		const loader = new PackageDirectoryLoader(resolve(__dirname, '../..'));
		await loader.loadAll();
		return loader;
	})();
	return await loading;
}
