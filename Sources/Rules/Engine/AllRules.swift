/// Every rule, in the order in which they run and are documented.
public let allRules: [AnyRule] = [
]
