import Languages
import Portfolio
import Values

extension FigureSource {
  /// A figure that stands in a cell as one place of a document states it.
  init(
    of key: String, _ document: DocumentHeader, _ spot: Spot, _ what: Wording, _ stated: SumFigure
  ) {
    self.init(
      project: PersonalNumber.mask(in: key), document: document, spot: spot, what: what,
      stated: stated, conversion: nil, shares: [], part: stated)
  }
}
