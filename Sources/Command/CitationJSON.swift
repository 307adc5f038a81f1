import Languages
import Provenance
import SafeText

extension Citation {
  /// The citation as the documented JSON object.
  func json(in language: Language) -> JSONValue {
    .object([
      ("act", .optional(act?.id)), ("article", .optional(provision?.article)),
      ("paragraph", .optional(provision?.paragraph)), ("point", .optional(provision?.point)),
      ("uri", .optional(uri)), ("text", .text(text(in: language))),
    ])
  }
}
