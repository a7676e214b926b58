import { createServer } from 'node:net';

/**
 * A TCP port on 127.0.0.1 that nothing listens on.
 *
 * @param preferred taken when it is free; otherwise the system chooses
 */
export async function freePort(preferred = 0): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (preferred !== 0 && error.code === 'EADDRINUSE') resolve(freePort());
			else reject(error);
		});
		server.listen(preferred, '127.0.0.1', () => {
			const address = server.address();
			const port = address !== null && typeof address === 'object' ? address.port : preferred;
			server.close(() => resolve(port));
		});
	});
}
