import { z } from 'zod';
import { callId, output } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';

const text = z.string().nullable().catch(null);
const flag = z.boolean().nullable().catch(null);
const free = z.record(z.string(), z.unknown()).nullable().catch(null);

const analysis = z.object({
	call_summary: text,
	call_successful: flag,
	in_voicemail: flag,
	user_sentiment: text,
	custom_analysis_data: free,
	evaluation_criteria_results: free,
});

/** null until a while after the end. https://docs.zudu.ai/api-reference/call-analysis/get-call-analysis-call-id */
export const getAnalysis = defineOperation({
	option: { name: 'Get Analysis', value: 'getAnalysis', description: "Get Zudu's analysis of a call: success, sentiment and your own criteria", action: 'Get analysis of call' },
	properties: [callId, output, requestOptions],
	response: z.object({}).passthrough().nullable(),
	request: ({ callId }) => ({ method: 'GET', path: apiPath('/api/call-analysis/{callId}', { callId }) }),
	output: {
		callId: 'string',
		isReady: 'boolean',
		summary: 'string?',
		callSuccessful: 'boolean?',
		inVoicemail: 'boolean?',
		userSentiment: 'string?',
		customAnalysisData: 'object?',
		evaluationCriteriaResults: 'object?',
	},
	simplify(record, { callId }) {
		const read = analysis.parse(record);
		return {
			callId,
			isReady: Object.keys(record).length > 0,
			summary: read.call_summary,
			callSuccessful: read.call_successful,
			inVoicemail: read.in_voicemail,
			userSentiment: read.user_sentiment,
			customAnalysisData: read.custom_analysis_data,
			evaluationCriteriaResults: read.evaluation_criteria_results,
		};
	},
});
