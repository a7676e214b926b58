import { parseArgs } from 'node:util';
import { InvalidParameter } from '../nodes/shared/core/input/invalidParameter';
import { numberToCall } from '../nodes/shared/calls/numbers/numberToCall';
import type { CallInput, Plan, Secrets } from './plan';
import { PLANS } from './plans';

export const USAGE = `npm run check -- PROVIDER [--call +NUMBER [--agent ID] [--from +NUMBER] [--skill ID]]

  PROVIDER     kejue, zudu, elemente or levers. Its key comes from the environment:
${Object.values(PLANS)
	.map(({ name, secrets }) => `                 ${name.padEnd(9)} ${secrets.map((names) => names.join(' and ')).join(', or ')}`)
	.join('\n')}
               Another address of the API: KEJUE_BASE_URL and so on.
  --call       also places ONE call, to your own number, and follows it to its end. Without it, only reads are sent
  --agent      ID of the agent (at Kejue: persona) that calls; Kejue, Elemente, and Zudu if you want
  --from       your own Zudu number
  --skill      ID of the skill; Elemente

The report is written to artifacts/check-PROVIDER.md. It holds no key, number, name or text of your account.`;

export interface Options {
	plan: Plan;
	secrets: Secrets;
	baseUrl: string;
	call?: CallInput;
}

/** @throws Error that says what is missing or wrong; it repeats no value */
export function readOptions(parameters: string[], environment: Record<string, string | undefined>): Options {
	const { values, positionals } = parseArgs({
		args: parameters,
		allowPositionals: true,
		options: { call: { type: 'string' }, agent: { type: 'string' }, from: { type: 'string' }, skill: { type: 'string' } },
	});
	const plan = Object.values(PLANS).find(({ name }) => name === positionals[0]);
	if (!plan || positionals.length > 1) throw new Error(`Name one provider: ${Object.keys(PLANS).join(', ')}.\n\n${USAGE}`);
	const present = plan.secrets.find((names) => names.every((name) => environment[name]));
	if (!present) throw new Error(`Set ${plan.secrets.map((names) => names.join(' and ')).join(', or ')} in the environment. Nothing was sent.`);
	const { call, ...others } = values;
	if (call === undefined && Object.keys(others).length > 0) throw new Error('--agent, --from and --skill go with --call. Nothing was sent.');
	return {
		plan,
		secrets: Object.fromEntries(present.map((name) => [name, environment[name] ?? ''])),
		baseUrl: environment[`${plan.name.toUpperCase()}_BASE_URL`] || plan.baseUrl,
		...(call !== undefined && { call: readCall(plan, { ...others, number: call }) }),
	};
}

function readCall({ call, title }: Plan, input: CallInput): CallInput {
	const missing = call.needs.filter((name) => !input[name]);
	if (missing.length > 0) throw new Error(`A call by ${title} also takes ${missing.map((name) => `--${name}`).join(' and ')}. Nothing was sent.`);
	if (!input.number.trim().startsWith('+')) throw new Error('--call takes a number in international format, beginning with a plus. Nothing was sent.');
	try {
		return { ...input, number: numberToCall(input.number, { parameter: '--call', options: {} }).number };
	} catch (error) {
		if (!(error instanceof InvalidParameter)) throw error;
		throw new Error(`${error.message}. Nothing was sent, and nobody was called.`);
	}
}
