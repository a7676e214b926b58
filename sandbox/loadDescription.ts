import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { type Document, OpenAPIBackend, type Operation } from 'openapi-backend';
import { parse } from 'openapi-backend/refparser';
import { DescribedRecord, type RecordSource } from './describedRecord';
import { describedForm, FORM_TYPE, isForm } from './formBody';
import type { ProviderName } from './providerName';
import type { OperationRequest, Violation } from './simulation';

/** What a request is judged by, before it is acted out. */
export interface RawRequest {
	method: string;
	/** Path without the description's base path, with query. */
	path: string;
	headers: Record<string, string>;
	/** Parsed JSON, a form that was read, or the text where it is neither. */
	body: unknown;
}

/** A provider's OpenAPI description, ready to judge requests and answers. */
export interface Description extends RecordSource {
	/** Path of the first server, such as `/api/v1`; empty for none. */
	basePath: string;
	operations: Operation[];
	/**
	 * Compiles the checks of these operations, which would otherwise slow down the first request to each.
	 * @throws Error when the description has no such operation
	 */
	prepare(operationIds: readonly string[]): void;
	/** Everything that is wrong with a request, and its query with numbers and booleans converted. */
	validateRequest(request: RawRequest, operation: Operation): { violations: Violation[]; query: OperationRequest['query'] };
	/** Everything in which an answer differs from what is documented for its status, as texts. */
	validateAnswer(operationId: string, status: number, body: unknown): string[];
	/** The same as the validator has it. */
	answerErrors(operationId: string, status: number, body: unknown): ValidationError[];
}

/** One thing that a validator objects to. */
export type ValidationError = NonNullable<ReturnType<OpenAPIBackend['validateRequest']>['errors']>[number];

/** Parts of a request as the library names them, and as providers do. */
const PART_NAMES: Record<string, string> = { requestBody: 'body' };
const SCHEMA_PATH = '#/components/schemas/';
const ARRAY_INDEX = /^\d+$/;

/** Each is read once, however many sandboxes a process starts. */
const descriptions = new Map<ProviderName, Promise<Description>>();

/** What descriptions/NAME.yaml says. */
export async function loadDescription(provider: ProviderName): Promise<Description> {
	const description = descriptions.get(provider) ?? readDescription(provider);
	descriptions.set(provider, description);
	return await description;
}

async function readDescription(provider: ProviderName): Promise<Description> {
	// The library's own reader: several times as fast as `yaml`, and every test file reads them anew.
	const definition: Document = await parse(join(__dirname, 'descriptions', `${provider}.yaml`));
	resolveAliases(definition);
	const api = await new OpenAPIBackend({
		definition,
		// The library's own check of documents knows OpenAPI 3.0 only and would refuse these, which are 3.1.
		quick: true,
		strict: false,
		// Checking a schema before each compilation costs more than the compilation; a test checks them all.
		ajvOpts: { strict: false, unicodeRegExp: false, allErrors: true, validateSchema: false },
		customizeAjv: (ajv) => addFormats(ajv),
		coerceTypes: true,
	}).init();

	const answerErrors: Description['answerErrors'] = (operationId, status, body) => api.validateResponse(body, operationId, status).errors ?? [];

	return {
		answerErrors,
		basePath: new URL(definition.servers?.[0]?.url ?? '/', 'http://localhost').pathname.replace(/\/$/, ''),
		operations: api.getOperations(),
		prepare(operationIds) {
			for (const id of operationIds) {
				if (!api.getOperation(id)) throw new Error(`The description of ${provider} has no operation ${id}`);
				api.validator.getRequestValidatorsForOperation(id);
			}
		},
		record(schema) {
			const described: unknown = api.definition.components?.schemas?.[schema];
			if (!described) throw new Error(`The description of ${provider} has no schema ${schema}`);
			return new DescribedRecord(described);
		},
		validateRequest(request, operation) {
			const contentType = request.headers['content-type'];
			const { requestBody } = operation;
			const takesForm = requestBody !== undefined && 'content' in requestBody && FORM_TYPE in requestBody.content;
			if (request.body !== undefined && takesForm !== isForm(contentType)) {
				const message = `must be sent as ${takesForm ? FORM_TYPE : 'application/json'}, not as ${contentType ?? 'nothing'}`;
				return { violations: [{ where: ['body'], message, rule: 'contentType' }], query: {} };
			}
			const body = takesForm ? describedForm(request.body) : request.body;
			const { errors, coerced } = api.validator.validateRequest({ ...request, body }, operation);
			const violations = (errors ?? []).map(asViolation);
			// Text that is no JSON is also no object, no list and so on: the first complaint says it all.
			const unreadable = violations.filter(({ rule }) => rule === 'parse');
			return { violations: unreadable.length > 0 ? unreadable : violations, query: asRecord(coerced?.query) };
		},
		validateAnswer(operationId, status, body) {
			return answerErrors(operationId, status, body).map((error) => `${error.instancePath || 'body'} ${error.message ?? error.keyword}`);
		},
	};
}

/** The library does not find what a schema refers to that is itself nothing but a reference. */
function resolveAliases({ components: { schemas = {} } = {} }: Document): void {
	for (const [name, schema] of Object.entries(schemas)) {
		const target = '$ref' in schema ? schemas[schema.$ref.slice(SCHEMA_PATH.length)] : undefined;
		if (target) Object.assign(schemas, { [name]: target });
	}
}

function asViolation({ instancePath, keyword, params, message }: ValidationError): Violation {
	const path: string[] = instancePath.split('/').slice(1);
	if (keyword === 'parse') return { where: ['body'], message: `is not valid JSON: ${message ?? ''}`, rule: keyword };
	const named = keyword === 'required' ? params.missingProperty : params.additionalProperty;
	if (typeof named === 'string') path.push(named);
	const where = path.map((part) => (ARRAY_INDEX.test(part) ? Number(part) : (PART_NAMES[part] ?? part)));
	return { where, message: wordViolation(keyword, params, message), rule: keyword };
}

function wordViolation(keyword: string, params: ValidationError['params'], message: string | undefined): string {
	if (keyword === 'required') return 'is required';
	if (keyword === 'additionalProperties') return 'is not known here';
	if (keyword === 'enum' && Array.isArray(params.allowedValues)) return `must be one of ${params.allowedValues.join(', ')}`;
	return message ?? keyword;
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
