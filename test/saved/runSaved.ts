import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../build/operations';
import { runNode } from '../engine/runNode';
import type { Recorder, SentRequest } from './recorder';

const CREDENTIALS = { apiKey: 'key', apiSecret: 'secret', username: 'user', password: 'password', clientId: 'client', clientSecret: 'secret' };

const FILE: IBinaryKeyData = { data: { data: Buffer.from('%PDF-1.4').toString('base64'), mimeType: 'application/pdf', fileName: 'invoice.pdf' } };

/** Runs a saved node in n8n's engine. @returns what it sends, up to the first refusal, and what the node says if it sends nothing */
export async function runSaved(recorder: Recorder, type: ProviderName, parameters: INodeParameters): Promise<{ sent: SentRequest[]; refusal: string | undefined }> {
	const secrets = Object.fromEntries(['kejue', 'zudu', 'elemente', 'levers'].map((name) => [`${name}Api`, { ...CREDENTIALS, baseUrl: recorder.origin }]));
	const { error, items } = await runNode({ type, parameters, secrets, binary: FILE });
	const sent = recorder.take();
	return { sent, refusal: sent.length === 0 ? (error?.message ?? JSON.stringify(items.map(({ json }) => json))) : undefined };
}
