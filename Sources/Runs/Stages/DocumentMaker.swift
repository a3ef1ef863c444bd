internal import Basics
internal import Foundation
internal import Ingest
internal import Markup
internal import Store

/// Turns what a source holds into documents of the store.
///
/// Pure but for the file that it is given.
struct DocumentMaker: Sendable {
  let outlets: OutletFinder
  let limits: Configuration.Limits

  /// Where a document comes from.
  struct Origin: Sendable {
    var source: Configuration.Source
    var number: Int
    var locator: String
    var container: String?
    /// Which of two documents of one identity wins: the smaller.
    var rank: Int
    var key: String
  }

  /// The digest of all that decides how a document is read, beside its bytes.
  var method: String {
    Digest(ofParts: [
      "extraction \(extractionVersion) libxml2 \(libxml2Version())", "identity \(identityVersion)",
      outlets.digest.hex,
      "\(limits.pageBytes) \(limits.feedBytes)",
    ]).hex
  }

  func document(_ page: Page, from origin: Origin) -> DocumentRow {
    let reading = read(page)
    var row = blank(origin, digest: Digest(of: page.bytes))
    row.fetched = page.fetched
    row.encoding = reading.encoding
    row.replaced = reading.replacedBytes
    switch reading.extraction {
    case .article(let article):
      fill(&row, article, pageAddress: page.address, origin)
      if reading.treeIsCut { row.detail = reading.cuts.joined(separator: "; ") }
    case .stub(let article):
      fill(&row, article, pageAddress: page.address, origin)
      row.outcome = Outcome.stub.rawValue
    case .listing: row.outcome = Outcome.listing.rawValue
    case .empty:
      // Text that a limit cut away is no missing text.
      row.outcome = (reading.treeIsCut ? Outcome.refused : .empty).rawValue
      row.detail = reading.treeIsCut ? reading.cuts.joined(separator: "; ") : nil
    case .binary: row.outcome = Outcome.binary.rawValue
    case .refused(let reason):
      row.outcome = Outcome.refused.rawValue
      row.detail = reason
    }
    return row
  }

  /// A document whose article was made elsewhere, as from an entry of a feed.
  func document(
    _ article: Article, _ outcome: Outcome, detail: String?, encoding: String?, digest: Digest,
    from origin: Origin
  ) -> DocumentRow {
    var row = blank(origin, digest: digest)
    fill(&row, article, pageAddress: nil, origin)
    row.outcome = outcome.rawValue
    row.detail = detail
    row.encoding = encoding
    return row
  }

  /// A document that ended without an article.
  func document(_ outcome: Outcome, _ detail: String?, from origin: Origin) -> DocumentRow {
    var row = blank(origin, digest: Digest(ofParts: [origin.locator]))
    row.outcome = outcome.rawValue
    row.detail = detail
    return row
  }

  private func blank(_ origin: Origin, digest: Digest) -> DocumentRow {
    DocumentRow(
      locator: origin.locator, source: origin.number, container: origin.container,
      key: origin.key, outcome: Outcome.article.rawValue, detail: nil, identity: nil,
      rank: origin.rank, outlet: nil, digest: digest.hex, content: nil, encoding: nil,
      replaced: 0, article: nil)
  }

  private func fill(
    _ row: inout DocumentRow, _ article: Article, pageAddress: String?, _ origin: Origin
  ) {
    let address = article.address ?? pageAddress
    row.outlet = outlets.outlet(
      source: origin.source, address: address, locator: origin.locator)
    // A canonical link to the front page, a common fault, must not make all pages one article.
    let named = address.flatMap(identity(ofAddress:)).flatMap { $0.contains("/") ? $0 : nil }
    row.identity = named ?? "sha256:" + Digest(of: article.text.utf8).hex
    var stored = article
    stored.address = address
    let json = encode(stored)
    row.article = json
    row.content = Digest(of: json).hex
    row.version = Digest(ofParts: [article.title ?? "", article.text]).hex
  }
}

/// JSON with sorted keys: the same value, the same bytes.
func encode(_ value: some Encodable) -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  // Only a number that is not finite could fail, and none of our types holds one.
  return (try? encoder.encode(value)) ?? Data()
}
