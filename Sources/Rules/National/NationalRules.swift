/// The rules of this family, in their order.
let nationalRules: [AnyRule] = []
