import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import type { FreeObjectGroups } from './fields';

type Field = Pick<INodeProperties, 'name' | 'type'> & { options?: INodeProperties['options']; required?: boolean };

type Choice<F> = F extends { options: ReadonlyArray<infer O> } ? (O extends { value: infer V } ? V : never) : never;

type Groups<G> = {
	[K in G as K extends { name: infer N extends string } ? N : never]?: K extends {
		values: infer V extends readonly Field[];
	}
		? Array<Params<V>>
		: never;
};

interface ScalarValue {
	string: string;
	resourceLocator: string;
	number: number;
	boolean: boolean;
	dateTime: DateTime<true>;
}

type Json<F> = F extends { default: '[]' } ? IDataObject[] : IDataObject;

type Optional<F, V> = F extends { required: true } ? V : V | undefined;

type Value<F extends { type: unknown }> = F['type'] extends keyof ScalarValue
	? Optional<F, ScalarValue[F['type']]>
	: F['type'] extends 'json'
		? Optional<F, Json<F>>
		: F['type'] extends 'options'
		? Optional<F, Choice<F>>
		: F['type'] extends 'multiOptions'
			? Array<Choice<F>> | undefined
			: F['type'] extends 'collection'
				? F extends { options: infer O extends readonly Field[] }
					? Partial<Params<O>>
					: never
				: F['type'] extends 'fixedCollection'
					? F extends { options: FreeObjectGroups }
						? IDataObject | undefined
						: F extends { options: ReadonlyArray<infer G> }
							? Groups<G>
							: never
					: undefined;

/** Parameter values by name, derived from the field literals; a fixed collection of `freeObjectGroups` is the object that was entered. */
export type Params<Fields extends readonly Field[]> = { [F in Fields[number] as F['name']]: Value<F> };
