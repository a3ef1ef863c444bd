/// Decides how the reading of a page ended.
struct Outcome {
  let facts: PageFacts
  let page: PageBlocks
  let found: ArticleBody.Found

  /// Words under which a text is a teaser or a remnant; the shortest news items have fifteen.
  private static let fewWords = 12
  /// Behind a paywall longer teasers are left, mostly one or two paragraphs.
  private static let fewWordsBehindPaywall = 80
  /// A front page links to dozens of stories; related links beside an article are fewer than this
  /// for each hundred words of its text.
  private static let manyHeadlines = 12
  /// Some five cards of stories.
  private static let manyTeaserWords = 100
  /// With a date each, fewer are a list.
  private static let manyDates = 4

  func extraction(_ article: Article) -> Extraction {
    let words = found.words
    if isListing(words) { return .listing }
    if words == 0 { return .empty }
    if words < Self.fewWords { return .stub(article) }
    if facts.isBehindPaywall, words < Self.fewWordsBehindPaywall { return .stub(article) }
    return .article(article)
  }

  private func isListing(_ words: Int) -> Bool {
    guard !facts.claimsArticle else { return false }
    if !found.hasTitle, found.teaserWords > 2 * words, found.teaserWords > Self.manyTeaserWords {
      return true
    }
    let headlines = page.blocks.count { $0.linkShare > 0.8 && (25..<250).contains($0.length) }
    let hasManyDates = facts.publicationDates >= Self.manyDates
    guard headlines >= (hasManyDates ? Self.manyDates : Self.manyHeadlines) else { return false }
    if hasManyDates, words < Self.fewWords * headlines { return true }
    if words < Self.fewWords { return true }
    // The best run of text is small against the rest, and no headline stands over it.
    return !found.hasTitle && found.confidence < 0.5 && words < headlines * 12
  }
}
