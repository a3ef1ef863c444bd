package import Measures

/// A line of `comparison.csv`: a share before and after, and what moved it.
package struct ComparisonRow: CSVRow {
  package var figure: ComparedFigure

  package init(_ figure: ComparedFigure) { self.figure = figure }

  package static let columns =
    [
      "kind", "code", "before", "before_low", "before_high", "before_articles", "before_of",
      "before_stories", "after", "after_low", "after_high", "after_articles", "after_of",
      "after_stories", "change",
    ] + ComparedFigure.Cause.allCases.map { "by_\($0.rawValue)" } + ["effect", "probability"]

  package var fields: [String] {
    [figure.kind, figure.code] + fields(of: figure.before) + fields(of: figure.after)
      + [text(figure.change)]
      + ComparedFigure.Cause.allCases.map { text(figure.causes[$0]) }
      + [text(figure.difference?.effect), text(figure.difference?.adjusted)]
  }

  private func fields(of share: Share) -> [String] {
    let interval = share.isTooFew ? nil : share.interval
    return [
      text(share.value), text(interval?.low), text(interval?.high), String(share.numerator),
      String(share.denominator), String(share.stories),
    ]
  }

  private func text(_ value: Double?) -> String { value.map(number) ?? "" }
}

/// A line of `recoded.csv`: one code of an article that is not what it was.
package struct RecodedRow: CSVRow {
  package var article: RecodedArticle
  package var change: RecodedArticle.Change

  package init(_ article: RecodedArticle, _ change: RecodedArticle.Change) {
    (self.article, self.change) = (article, change)
  }

  package static let columns = [
    "article_id", "outlet", "date", "title", "page_changed", "field", "before", "after",
  ]

  package var fields: [String] {
    let measured = article.article
    return [
      measured.id, measured.outlet, measured.day ?? "", measured.title,
      flag(article.isPageChanged), change.field, joined(change.before), joined(change.after),
    ]
  }
}
