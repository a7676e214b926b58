import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Media type of forms that carry files. */
export const FORM_TYPE = 'multipart/form-data';

const fileSchema = z.object({ name: z.string(), type: z.string(), sizeBytes: z.number(), sha256: z.string() });

/** A file that came with a form: not its content, but enough to tell whether that arrived whole. */
export type SentFile = z.infer<typeof fileSchema>;

const formSchema = z.record(z.string(), z.union([z.string(), z.array(fileSchema)]));

/** A form as the sandbox keeps it: files in a list, since their names may be repeated, and texts. */
export type FormBody = z.infer<typeof formSchema>;

/** True for the Content-Type of a form that carries files. */
export function isForm(contentType: string | undefined): boolean {
	return contentType?.toLowerCase().startsWith(FORM_TYPE) ?? false;
}

/** @returns undefined for what is no such form, in spite of its content type */
export async function readForm(content: Buffer, contentType: string): Promise<FormBody | undefined> {
	const form = await new Response(content, { headers: { 'content-type': contentType } }).formData().catch(() => undefined);
	if (!form) return undefined;
	const body: FormBody = {};
	for (const [name, value] of form.entries()) {
		if (typeof value === 'string') {
			body[name] = value;
			continue;
		}
		const bytes = Buffer.from(await value.arrayBuffer());
		const file = { name: value.name, type: value.type, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
		body[name] = [...filesIn(body, name), file];
	}
	return body;
}

/** The form as a description has it, where a file is a text. What is no form stays as it is. */
export function describedForm(body: unknown): unknown {
	const { data } = formSchema.safeParse(body);
	if (!data) return body;
	const described = Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? value : value.map((file) => file.name)]);
	return Object.fromEntries(described);
}

/** The files of a form that came under this name. */
export function filesIn(body: unknown, name: string): SentFile[] {
	const { data } = z.object({ [name]: z.array(fileSchema) }).safeParse(body);
	return data?.[name] ?? [];
}
