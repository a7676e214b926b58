import type { Subject } from './measurement';
import type { Ratio, Summary } from './summarize';

/** A limit that our node has to keep. */
interface Target {
	name: string;
	/** Our node, calling unless this says otherwise. */
	subject?: Subject;
	atMost: number;
	/** The cases it is for. */
	appliesTo(summary: Summary): boolean;
	figure(summary: Summary): number | undefined;
}

export interface Verdict {
	target: string;
	latencyMs: number;
	items: number;
	limit: number | null;
	figure: number;
	atMost: number;
	met: boolean;
}

/** With fewer, memory shows little but what V8 sets aside for young objects, the same for everybody, and time the start of a run. */
const MANY_ITEMS = 10_000;

const everywhere = () => true;

const vsHelperLoop = (cost: keyof Ratio) => (summary: Summary) => summary.vsHelperLoop?.[cost];

const vsHttpRequest = (cost: keyof Ratio) => (summary: Summary) => summary.vsHttpRequest?.[cost];

const perItem = (cost: keyof Ratio) => (summary: Summary) => summary.perItemVsFewest?.[cost];

const TARGETS: Target[] = [
	{ name: 'wall time / helper loop', atMost: 1.15, appliesTo: everywhere, figure: vsHelperLoop('wall') },
	{ name: 'CPU time / helper loop', atMost: 1.25, appliesTo: everywhere, figure: vsHelperLoop('cpu') },
	{
		name: 'wall time / HTTP Request',
		atMost: 0.8,
		appliesTo: ({ latencyMs, limit }) => latencyMs === 0 && limit === 50,
		figure: vsHttpRequest('wall'),
	},
	{
		name: 'wall time / HTTP Request',
		atMost: 1,
		appliesTo: ({ latencyMs, limit }) => latencyMs === 30 && limit === 200,
		figure: vsHttpRequest('wall'),
	},
	{
		name: 'peak growth of resident memory / HTTP Request',
		atMost: 0.45,
		appliesTo: ({ items }) => items >= MANY_ITEMS,
		figure: vsHttpRequest('rss'),
	},
	{
		name: 'peak growth of memory held / HTTP Request',
		atMost: 0.45,
		appliesTo: ({ items }) => items >= MANY_ITEMS,
		figure: ({ heldVsHttpRequest }) => heldVsHttpRequest ?? undefined,
	},
	{ name: 'wall time per item / with fewest items', atMost: 1.1, appliesTo: everywhere, figure: perItem('wall') },
	{ name: 'CPU time per item / with fewest items', atMost: 1.1, appliesTo: everywhere, figure: perItem('cpu') },
	{
		name: 'Check Only: wall time / calling',
		subject: 'checkOnly',
		atMost: 0.5,
		appliesTo: ({ latencyMs, items }) => latencyMs === 0 && items >= MANY_ITEMS,
		figure: ({ vsCalling }) => vsCalling?.wall,
	},
];

/** Every target, on every case of ours that it is for. */
export function judgeTargets(summaries: Summary[]): Verdict[] {
	return TARGETS.flatMap(({ name, subject: wanted = 'kejue', atMost, appliesTo, figure }) =>
		summaries.filter((summary) => summary.subject === wanted && appliesTo(summary)).flatMap((summary) => {
			const value = figure(summary);
			const { latencyMs, items, limit } = summary;
			return value === undefined ? [] : [{ target: name, latencyMs, items, limit, figure: value, atMost, met: value <= atMost }];
		}),
	);
}
