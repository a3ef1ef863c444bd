internal import Basics
internal import Ingest
internal import Store

/// Entries of a feed → documents.
///
/// An entry that carries the article itself becomes one; an entry that only announces it is a stub.
struct FeedDocuments: Sendable {
  let maker: DocumentMaker
  let encoding: String?

  /// Shorter content is a teaser, not an article: the median lede of news runs to about 200
  /// letters, the shortest briefs to about 350.
  private let leastContent = 350

  func document(_ entry: FeedEntry, from origin: DocumentMaker.Origin) -> DocumentRow {
    let body = entry.content ?? entry.summary ?? FeedText("")
    let page = Page(bytes: Array(html(body).utf8), contentType: "text/html; charset=utf-8")
    var article = Article()
    switch read(page).extraction {
    case .article(let found), .stub(let found): article = found
    case .listing, .empty, .binary, .refused: break
    }
    article.paragraphs.removeAll { $0.kind == .title }
    article.title = entry.title?.plain ?? article.title
    article.address = entry.link ?? article.address
    article.authors = entry.authors
    article.tags = entry.tags
    article.published = (entry.published ?? entry.updated).map { ArticleDate($0, .feed) }
    let hasArticle = article.text.unicodeScalars.count >= leastContent
    return maker.document(
      article, hasArticle ? .article : .stub,
      detail: nil, encoding: encoding,
      digest: Digest(of: page.bytes), from: origin)
  }

  private func html(_ body: FeedText) -> String {
    let markup =
      body.isMarkup
      ? body.value
      : body.value.split(separator: "\n").map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
    return "<html><body><article>\(markup)</article></body></html>"
  }

  private func escaped(_ text: Substring) -> String {
    String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
