/** Header with the sandbox's token. A browser, which cannot set one, may give the token as `?token=` to read. */
export const TOKEN_HEADER = 'X-Sandbox-Token';
