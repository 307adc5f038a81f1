import Provenance
import SafeText

extension Citation {
  /// The citation as the documented JSON object.
  var json: JSONValue {
    .object([
      ("act", .optional(act?.id)), ("article", .optional(provision?.article)),
      ("paragraph", .optional(provision?.paragraph)), ("point", .optional(provision?.point)),
      ("uri", .optional(uri)), ("text", .text(description)),
    ])
  }
}
