import { parseArgs } from 'node:util';
import { SUBJECTS, type Plan, type Subject } from './measurement';

export const USAGE = `npm run bench -- [options]

  --items 1000,10000    items per run
  --latency 0,30        milliseconds that the sandbox adds to each answer
  --limits 5,50,200     requests under way at once, where that can be set
  --subjects ${SUBJECTS.join(',')}
                        what is measured
  --rounds 3            how often everything is measured; medians count
  --load                nothing but what loading the package costs
  --limits-test         nothing but how much of a provider's limits is used, nobody lost (about 15 minutes)
  --bulk                nothing but lists of 10,000 people (or --items) handed over in few requests, beside
                        HTTP Request and our single calls (about 10 minutes)
  --profile             also writes a CPU profile of the measuring process to artifacts/`;

export type Options = Pick<Plan, 'itemCounts' | 'limits' | 'subjects' | 'rounds'> & { latenciesMs: number[]; profile: boolean; load: boolean; limitsTest: boolean; bulk: boolean };

/** @throws Error that says which option is wrong */
export function readOptions(parameters: string[]): Options {
	const { values } = parseArgs({
		args: parameters,
		options: {
			items: { type: 'string', default: '1000,10000' },
			latency: { type: 'string', default: '0,30' },
			limits: { type: 'string', default: '5,50,200' },
			subjects: { type: 'string', default: SUBJECTS.join(',') },
			rounds: { type: 'string', default: '3' },
			profile: { type: 'boolean', default: false },
			load: { type: 'boolean', default: false },
			bulk: { type: 'boolean', default: false },
			'limits-test': { type: 'boolean', default: false },
		},
	});
	const [rounds] = wholeNumbers('rounds', values.rounds, 1);
	return {
		itemCounts: wholeNumbers('items', values.items, 1),
		latenciesMs: wholeNumbers('latency', values.latency, 0),
		limits: wholeNumbers('limits', values.limits, 1),
		subjects: values.subjects.split(',').map(asSubject),
		rounds,
		profile: values.profile,
		load: values.load,
		bulk: values.bulk,
		limitsTest: values['limits-test'],
	};
}

function wholeNumbers(option: string, text: string, least: number): number[] {
	return text.split(',').map((part) => {
		if (!/^\d+$/.test(part) || Number(part) < least) throw new Error(`--${option} takes whole numbers from ${least}, not "${part}"\n\n${USAGE}`);
		return Number(part);
	});
}

function asSubject(text: string): Subject {
	const subject = SUBJECTS.find((name) => name === text);
	if (!subject) throw new Error(`--subjects takes ${SUBJECTS.join(', ')}, not "${text}"\n\n${USAGE}`);
	return subject;
}
