import { readConnectionFailure } from '../../nodes/shared/core/sending/connectionFailure';

/** As n8n hands it on: the newer versions keep the cause, the older ones what was said. */
const wrapped = (code: string, message: string, request?: object): Array<[string, unknown]> => [
	['with its cause', { message: 'The service failed', httpCode: null, cause: { code, message, request } }],
	['without it', { message: 'The service failed', httpCode: code, messages: [message] }],
];

describe.each([
	['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'],
	['EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.1:443'],
	['ENETUNREACH', 'connect ENETUNREACH 10.0.0.1:443'],
	['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:443'],
	['ECONNRESET', 'connect ECONNRESET 10.0.0.1:443'],
	['EADDRNOTAVAIL', 'connect EADDRNOTAVAIL 10.0.0.1:443'],
	['ENOTFOUND', 'getaddrinfo ENOTFOUND api.kejue.test'],
	['ESERVFAIL', 'getaddrinfo ESERVFAIL api.kejue.test'],
	['ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'],
	['CERT_HAS_EXPIRED', 'certificate has expired'],
	['EPROTO', 'write EPROTO 0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number'],
])('%s: %s', (code, message) => {
	test.each(wrapped(code, message))('was never sent, %s', (_how, error) => {
		expect(readConnectionFailure(error)).toEqual({ code, sent: false });
	});
});

describe.each([
	['ECONNRESET', 'read ECONNRESET'],
	['ECONNRESET', 'socket hang up'],
	['ETIMEDOUT', 'read ETIMEDOUT'],
	['ETIMEDOUT', 'timeout of 3000ms exceeded'],
	['EHOSTUNREACH', 'read EHOSTUNREACH'],
	['ENETUNREACH', 'write ENETUNREACH'],
	['ECONNABORTED', 'timeout of 3000ms exceeded'],
	['EPIPE', 'write EPIPE'],
	['EPROTO', 'write EPROTO 0:error:decryption failed or bad record mac'],
	['ERR_BAD_RESPONSE', 'maxContentLength size of 5 exceeded'],
])('%s: %s', (code, message) => {
	test.each(wrapped(code, message, { socket: { secureConnecting: false } }))('may have been sent, %s', (_how, error) => {
		expect(readConnectionFailure(error)).toEqual({ code, sent: true });
	});
});

test.each([[{ socket: null }], [{ socket: { secureConnecting: true } }]])('a request that had no connection to be sent over: %j', (request) => {
	const error = { cause: { code: 'ECONNRESET', message: 'read ECONNRESET', request } };
	expect(readConnectionFailure(error)).toEqual({ code: 'ECONNRESET', sent: false });
});

test.each([new Error('The request was blocked'), { httpCode: '401' }, 'text', undefined])('no connection failure: %j', (error) => {
	expect(readConnectionFailure(error)).toBeUndefined();
});
