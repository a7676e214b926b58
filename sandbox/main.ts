/**
 * Runs the sandbox until Ctrl-C: `npm run sandbox -- [--port 4010] [--phase-ms 150] [--latency-ms 0] [--token-lifetime-s 3600]`.
 * Each option can also be given in the environment: SANDBOX_PORT, SANDBOX_PHASE_MS and so on.
 */
import { parseArgs } from 'node:util';
import { overview } from './overview';
import { PROVIDER_NAMES } from './providerName';
import { startSandbox } from './startSandbox';

const DEFAULT_FIRST_PORT = '4010';
const WHOLE_NUMBER = /^\d+$/;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: process.env.SANDBOX_PORT ?? DEFAULT_FIRST_PORT },
			'phase-ms': { type: 'string', default: process.env.SANDBOX_PHASE_MS },
			'latency-ms': { type: 'string', default: process.env.SANDBOX_LATENCY_MS },
			'token-lifetime-s': { type: 'string', default: process.env.SANDBOX_TOKEN_LIFETIME_S },
		},
	});
	const firstPort = asNumber('port', values.port) ?? 0;
	const sandbox = await startSandbox({
		// The providers listen on consecutive ports; 0 asks for any free one each.
		ports: Object.fromEntries(PROVIDER_NAMES.map((name, index) => [name, firstPort && firstPort + index])),
		phaseMs: asNumber('phase-ms', values['phase-ms']),
		latencyMs: asNumber('latency-ms', values['latency-ms']),
		tokenLifetimeS: asNumber('token-lifetime-s', values['token-lifetime-s']),
		report: (line) => console.warn(line),
	});
	console.log(overview(sandbox));
	console.log('Ctrl-C ends it.');

	const stop = () => {
		void sandbox.close().then(() => process.exit(0));
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function asNumber(option: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!WHOLE_NUMBER.test(text)) throw new Error(`--${option} must be a whole number, not "${text}"`);
	return Number(text);
}

main().catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	console.error(message.includes('EADDRINUSE') ? `${message}; choose another first port with --port` : message);
	process.exit(1);
});
