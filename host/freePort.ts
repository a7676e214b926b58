import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux, macOS and Windows give to outgoing connections (from 32,768 or 49,152 on): a program takes
 * seconds from being told its port until it listens, and a connection of another program may have taken it by then.
 * Above those of the engine's tests, where nobody may listen while a test has closed one.
 */
const CHOSEN_FROM = { first: 30_000, last: 32_767 };

/**
 * A TCP port on 127.0.0.1 that nothing listens on, and that no outgoing connection takes.
 *
 * @param preferred taken when it is free; otherwise any free one
 */
export async function freePort(preferred = anyPort()): Promise<number> {
	return (await isFree(preferred)) ? preferred : await freePort();
}

const anyPort = (): number => randomInt(CHOSEN_FROM.first, CHOSEN_FROM.last + 1);

/** @throws what the system says for any other reason than that the port is taken */
async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
