/// An article of a report with the digest of its page.
package struct ReportedArticle: Hashable, Sendable {
  package var article: MeasuredArticle
  package var page: String

  package init(article: MeasuredArticle, page: String) {
    (self.article, self.page) = (article, page)
  }
}

/// An earlier report against a later one, both in order of id.
///
/// Each change is parted in three steps that add up: first the pages that both have unchanged are
/// given their later codes (what coding did), then those that changed (what texts did), then articles
/// leave and come.
package func compareRuns(
  _ earlier: [ReportedArticle], named before: String, _ later: [ReportedArticle],
  named after: String
) -> CorpusComparison {
  let byID = Dictionary(later.map { ($0.article.id, $0) }) { first, _ in first }
  let known = Set(earlier.map(\.article.id))
  var (coded, read) = (earlier.map(\.article), earlier.map(\.article))
  var changes = ArticleChanges(
    new: later.count { !known.contains($0.article.id) }, gone: 0, kept: 0, changedPages: 0,
    recoded: [])
  for (index, old) in earlier.enumerated() {
    guard let new = byID[old.article.id] else {
      changes.gone += 1
      continue
    }
    let isPageChanged = old.page != new.page
    changes.kept += 1
    changes.changedPages += isPageChanged ? 1 : 0
    read[index] = new.article
    if !isPageChanged { coded[index] = new.article }
    let found = codeChanges(old.article, new.article)
    if !found.isEmpty {
      changes.recoded.append(
        RecodedArticle(article: new.article, isPageChanged: isPageChanged, changes: found))
    }
  }
  let first = Corpus(earlier.map(\.article))
  let last = Corpus(later.map(\.article))
  let codes = ComparedCodes(first, last)
  let steps = [first, Corpus(coded), Corpus(read), last].map { $0.comparedShares(codes) }
  let figures = steps[0].indices.map { index in
    let values = steps.map { $0[index].share.value }
    return ComparedFigure(
      kind: steps[0][index].kind, code: steps[0][index].code, before: steps[0][index].share,
      after: steps[3][index].share, causes: causes(values), difference: nil)
  }
  return CorpusComparison(
    before: first.side(before), after: last.side(after), figures: figures, articles: changes)
}

/// Empty where a step has nothing to take a share of.
private func causes(_ values: [Double?]) -> [ComparedFigure.Cause: Double] {
  let known = values.compactMap { $0 }
  guard known.count == values.count else { return [:] }
  return [
    .coding: known[1] - known[0], .texts: known[2] - known[1], .articles: known[3] - known[2],
  ]
}

private func codeChanges(
  _ old: MeasuredArticle, _ new: MeasuredArticle
) -> [RecodedArticle.Change] {
  let fields: [(String, (MeasuredArticle) -> [String])] = [
    ("relevance", { [$0.relevance] }), ("stance", { [$0.strictStance] }),
    ("frames", \.frames), ("voices", \.voices), ("cities", \.cities),
    ("label_use", { [$0.labelUse] }), ("genre", { [$0.genre] }), ("story", { [$0.story] }),
  ]
  return fields.compactMap { name, of in
    let (before, after) = (of(old).sorted(), of(new).sorted())
    return before == after
      ? nil : RecodedArticle.Change(field: name, before: before, after: after)
  }
}
