import type { IExecuteFunctions } from 'n8n-workflow';
import { InvalidParameter } from '../input/invalidParameter';
import { toError } from '../problem/toError';
import type { RequestSpec } from '../request';

/** The body of a request with files, as bytes: n8n passes those on unchanged. */
export interface Form {
	content: Buffer;
	type: string;
}

/** Reads files and body as multipart/form-data (RFC 7578), again for each try, so that few files are in memory. @throws InvalidParameter */
export function formOf(context: IExecuteFunctions, { files, body = {} }: RequestSpec, itemIndex: number): (() => Promise<Form>) | undefined {
	if (!files) return undefined;
	return async () => {
		const form = new FormData();
		for (const [name, value] of Object.entries(body)) if (value !== undefined) form.append(name, textOf(value));
		for (const [part, fields] of Object.entries(files)) {
			for (const field of fields) {
				const { file, name } = await fileIn(context, { itemIndex, field });
				form.append(part, file, name);
			}
		}
		const encoded = new Response(form);
		return { content: Buffer.from(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') ?? '' };
	};
}

async function fileIn({ helpers }: IExecuteFunctions, { itemIndex, field }: { itemIndex: number; field: string }): Promise<{ file: Blob; name: string }> {
	try {
		const { fileName, mimeType } = helpers.assertBinaryData(itemIndex, field);
		const content = await helpers.getBinaryDataBuffer(itemIndex, field);
		if (content.length === 0) throw new Error('it is empty');
		// Without a name, a part is a text; a folder of this server is nobody's business.
		return { file: new Blob([new Uint8Array(content)], { type: mimeType }), name: fileName?.replace(/^.*[\\/]/s, '') || field };
	} catch (error) {
		throw unreadable(field, error);
	}
}

function unreadable(field: string, error: unknown): InvalidParameter {
	return new InvalidParameter(
		'Input Data Field Name',
		`names "${field}", but its file cannot be read (${toError(error).message.replace(/\.$/, '')})`,
		'The file may have been deleted since the execution began. Get it again in a step before, then run the item again.',
	);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
