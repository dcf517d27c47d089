/**
 * A maker of objects that have, beside what they are given, parts that are made whenever somebody asks for them. A literal with
 * getters would do the same, but the engine keeps a shape of its own for each, and with it all that its getters reach: analyses
 * that nobody needs any more would live until it collects everything.
 */
export function createLate<Own extends object, Late extends object>(...names: readonly (keyof Late & string)[]): (own: Own, make: { readonly [name in keyof Late]: () => Late[name] }) => Own & Readonly<Late> {
	class WithLate {
		readonly #make: { readonly [name in keyof Late]: () => Late[name] };

		constructor(own: Own, make: { readonly [name in keyof Late]: () => Late[name] }) {
			Object.assign(this, own);
			this.#make = make;
		}

		static {
			for (const name of names) {
				Object.defineProperty(this.prototype, name, {
					get(this: WithLate) {
						return this.#make[name]();
					},
				});
			}
		}
	}
	return (own, make) => new WithLate(own, make) as unknown as Own & Readonly<Late>;
}
