import { z } from 'zod';

import { fetchWithin } from '../../host/fetchWithin';

const PROTOCOL_VERSION = '2025-03-26';

const answer = z.object({ result: z.unknown(), error: z.object({ message: z.string() }).optional() });
const toolList = z.object({ tools: z.array(z.object({ name: z.string(), description: z.string() }).passthrough()) });
const toolResult = z.object({
	isError: z.boolean().optional(),
	content: z.array(z.object({ type: z.literal('text'), text: z.string() })),
});

export type Tool = z.infer<typeof toolList>['tools'][number];

/** What an agent is told by a tool. */
export interface ToolResult {
	isError: boolean;
	text: string;
}

/** Speaks to n8n's MCP Server Trigger as an AI agent's program does (Model Context Protocol, Streamable HTTP). */
export class McpClient {
	private lastId = 0;

	private session: string | null = null;

	constructor(private readonly url: string) {}

	/** @throws while nothing answers at the address */
	async connect(): Promise<void> {
		await this.call('initialize', { protocolVersion: PROTOCOL_VERSION, capabilities: {}, clientInfo: { name: 'test', version: '1' } });
		await this.send({ method: 'notifications/initialized' });
	}

	async tools(): Promise<Tool[]> {
		return toolList.parse(await this.call('tools/list', {})).tools;
	}

	async use(name: string, input: object): Promise<ToolResult> {
		const { isError = false, content } = toolResult.parse(await this.call('tools/call', { name, arguments: input }));
		return { isError, text: content.map(({ text }) => text).join('\n') };
	}

	private async call(method: string, params: object): Promise<unknown> {
		const text = await this.send({ id: ++this.lastId, method, params });
		// An event stream with the one answer, or the answer itself.
		const data = /^data: (.+)$/m.exec(text)?.[1] ?? text;
		const { result, error } = answer.parse(JSON.parse(data));
		if (error) throw new Error(error.message);
		return result;
	}

	private async send(message: object): Promise<string> {
		const response = await fetchWithin(this.url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(this.session !== null && { 'mcp-session-id': this.session }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${response.status} ${text}`);
		this.session ??= response.headers.get('mcp-session-id');
		return text;
	}
}
