/// The rules of this family, in their order.
let costFormRules: [AnyRule] = [
  .project(SimplifiedCostsRequired())
]
