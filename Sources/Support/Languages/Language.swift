/// A language people's texts are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case swedish = "sv"
}
