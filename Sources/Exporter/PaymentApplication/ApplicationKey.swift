/// A row of the templates of payment applications and accounts: a specific objective and a provision.
struct ApplicationKey: Hashable {
  let objective: String
  let provision: ApplicationProvision

  /// As it stands in a sentence: "SO2 15(1)".
  var name: String { "\(objective) \(provision.rawValue)" }
}
