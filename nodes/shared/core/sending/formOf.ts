import type { IExecuteFunctions } from 'n8n-workflow';
import type { RequestSpec } from '../request';

/** The body of a request with files, as bytes: n8n passes those on unchanged. */
export interface Form {
	content: Buffer;
	type: string;
}

/** Reads files and body as multipart/form-data (RFC 7578), again for each try, so that few files are in memory. */
export function formOf(context: IExecuteFunctions, { files, body = {} }: RequestSpec, itemIndex: number): (() => Promise<Form>) | undefined {
	if (!files) return undefined;
	return async () => {
		const form = new FormData();
		for (const [name, value] of Object.entries(body)) if (value !== undefined) form.append(name, textOf(value));
		for (const [part, fields] of Object.entries(files)) {
			for (const field of fields) {
				const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, field);
				const content = await context.helpers.getBinaryDataBuffer(itemIndex, field);
				form.append(part, new Blob([new Uint8Array(content)], { type: mimeType }), fileName ?? field);
			}
		}
		const encoded = new Response(form);
		return { content: Buffer.from(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') ?? '' };
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
