// node scan.mjs FOLDER source|tarball [NAME]: prints as JSON what n8n's own scanner finds in the folder, errors and warnings; with NAME, in
// that one within which the scanner takes for the sources of the package of this name.
// A program of its own because the scanner and ESLint are ES modules, which jest cannot load without an experimental flag.
import { analyzePackage, buildScanConfig, findPackageRoot, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

const PATTERNS = { source: SOURCE_FILE_PATTERNS, tarball: ['**/*.js', 'package.json'] };

const [given, kind, name] = process.argv.slice(2);
const folder = name === undefined ? given : findPackageRoot(given, name);
const { passed, message, details } = await analyzePackage(folder, PATTERNS[kind]);

// The scanner lets warnings pass; its rules, run once more, name them.
const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
	errorOnUnmatchedPattern: false,
});
const results = await eslint.lintFiles(PATTERNS[kind]);
const findings = results.flatMap(({ filePath, messages }) =>
	messages.map((finding) => `${filePath.slice(folder.length + 1)}:${finding.line} ${finding.ruleId}: ${finding.message}`),
);
process.stdout.write(JSON.stringify({ passed, message, details, filesScanned: results.length, findings }));
