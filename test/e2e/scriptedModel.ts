import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const request = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown() }).passthrough()),
	tools: z.array(z.object({ function: z.object({ name: z.string(), parameters: z.unknown() }) })).default([]),
});

/** What a model is given for its next turn. */
export type Turn = z.infer<typeof request>;
/** Words, or what to give the one tool in each of its uses. */
export type Reply = string | object[];

/** A language model with the interface of OpenAI (Chat Completions) whose replies a test has written; it hears what a real one would hear. */
export class ScriptedModel {
	readonly turns: Turn[] = [];

	private constructor(private readonly server: Server) {}

	static async start(reply: (turn: Turn) => Reply): Promise<ScriptedModel> {
		const server = createServer((asked, answer) => {
			void bodyOf(asked).then((body) => {
				const turn = request.parse(JSON.parse(body));
				model.turns.push(turn);
				answer.setHeader('content-type', 'application/json');
				answer.end(JSON.stringify(completion(turn, reply(turn), model.turns.length)));
			});
		});
		const model = new ScriptedModel(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return model;
	}

	/** As a credential of OpenAI has it. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

async function bodyOf(message: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

function completion({ tools }: Turn, reply: Reply, id: number): object {
	const calls = typeof reply === 'string' ? [] : reply;
	const toolCalls = calls.map((input, index) => ({ id: `call_${id}_${index}`, type: 'function', function: { name: tools[0].function.name, arguments: JSON.stringify(input) } }));
	const message = { role: 'assistant', content: typeof reply === 'string' ? reply : null, ...(toolCalls.length > 0 && { tool_calls: toolCalls }) };
	const choice = { index: 0, message, finish_reason: toolCalls.length > 0 ? 'tool_calls' : 'stop' };
	return { id: `chatcmpl-${id}`, object: 'chat.completion', created: 0, model: 'scripted', choices: [choice], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } };
}
