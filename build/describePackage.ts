import 'reflect-metadata';
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** A built package as n8n's own loader sees it. Files are relative to the package. */
export interface PackageDescription {
	nodes: Array<{
		file: string;
		description: INodeTypeDescription;
	}>;
	credentials: Array<{ file: string; type: ICredentialType }>;
}

/**
 * Loads every node and credential of a built package with n8n-core.
 *
 * @param folder holds package.json and dist/
 * @throws Error when a class cannot be loaded, for example because a file requires a package that is not there
 */
export async function describePackage(folder: string): Promise<PackageDescription> {
	const loader = new PackageDirectoryLoader(path.resolve(folder));
	await loader.loadAll();
	return {
		nodes: Object.values(loader.nodeTypes).map(({ type, sourcePath }) => ({
			file: sourcePath,
			description: type.description as INodeTypeDescription,
		})),
		credentials: Object.values(loader.credentialTypes).map(({ type, sourcePath }) => ({ file: sourcePath, type })),
	};
}

// Run as a program it prints the description as JSON, so that tests can load a package in a process of its own.
if (require.main === module) {
	void describePackage(process.argv[2]).then((description) => process.stdout.write(JSON.stringify(description)));
}
