internal import Basics
internal import CMalloc
internal import Foundation
internal import Ingest
internal import Markup
internal import Store
internal import Synchronization

/// Turns what a source holds into documents of the store.
///
/// Pure but for the file that it is given.
struct DocumentMaker: Sendable {
  let outlets: OutletFinder
  let limits: Configuration.Limits
  private let largePages = LargePages()

  init(outlets: OutletFinder, limits: Configuration.Limits) {
    self.outlets = outlets
    self.limits = limits
  }

  /// Where a document comes from.
  struct Origin: Sendable {
    var source: Configuration.Source
    var number: Int
    var locator: String
    var container: String?
    /// Which of two documents of one identity wins: the smaller.
    var rank: Int
    var key: String
    /// What a row or a sidecar tells beside the page.
    var told: RowValues?
  }

  /// The digest of all that decides how a document is read, beside its bytes.
  var method: String {
    Digest(ofParts: [
      "extraction \(extractionVersion) libxml2 \(libxml2Version())", "identity \(identityVersion)",
      "archives \(WARCReader.version) rows \(RowReader.version)", outlets.digest.hex,
      "\(limits.pageBytes) \(limits.feedBytes)",
    ]).hex
  }

  func document(_ page: Page, from origin: Origin) -> DocumentRow {
    var reading = largePages.inTurn(page.bytes.count) { read(page) }
    reading.extraction = told(reading.extraction, by: origin)
    var row = blank(origin, digest: Digest(of: page.bytes))
    row.fetched = page.fetched
    row.encoding = reading.encoding
    if !reading.hasMarkup, reading.extraction.name == "article" || reading.extraction.name == "stub"
    {
      // Notes, licences, tables and sidecars without their page lie among saved pages.
      row.outcome = Outcome.foreign.rawValue
      row.detail = "a text without markup, no page"
      return row
    }
    row.replaced = reading.replacedBytes
    end(&row, reading.extraction, pageAddress: page.address, origin)
    guard reading.treeIsCut else { return row }
    switch reading.extraction {
    case .article: row.detail = reading.cuts.joined(separator: "; ")
    case .empty:
      // Text that a limit cut away is no missing text.
      row.outcome = Outcome.refused.rawValue
      row.detail = reading.cuts.joined(separator: "; ")
    case .stub, .listing, .binary, .refused: break
    }
    return row
  }

  /// A row of a table of texts.
  func document(_ values: RowValues, encoding: String, from origin: Origin) -> DocumentRow {
    var row = blank(origin, digest: values.digest)
    row.encoding = encoding
    row.fetched = values.fetched
    let extraction = extract(values)
    end(&row, extraction, pageAddress: nil, origin)
    if case .article(let article) = extraction {
      row.replaced = article.text.unicodeScalars.count { $0 == "\u{FFFD}" }
    }
    return row
  }

  /// What a sidecar tells goes before what the page says.
  private func told(_ extraction: Extraction, by origin: Origin) -> Extraction {
    guard let told = origin.told else { return extraction }
    switch extraction {
    case .article(var article):
      article.tell(told, origin: .sidecar)
      return .article(article)
    case .stub(var article):
      article.tell(told, origin: .sidecar)
      return .stub(article)
    case .listing, .empty, .binary, .refused: return extraction
    }
  }

  private func end(
    _ row: inout DocumentRow, _ extraction: Extraction, pageAddress: String?, _ origin: Origin
  ) {
    switch extraction {
    case .article(let article): fill(&row, article, pageAddress: pageAddress, origin)
    case .stub(let article):
      fill(&row, article, pageAddress: pageAddress, origin)
      row.outcome = Outcome.stub.rawValue
    case .listing: row.outcome = Outcome.listing.rawValue
    case .empty: row.outcome = Outcome.empty.rawValue
    case .binary: row.outcome = Outcome.binary.rawValue
    case .refused(let reason):
      row.outcome = Outcome.refused.rawValue
      row.detail = reason
    }
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
      source: origin.source, named: origin.told?[.outlet], address: address,
      locator: origin.locator)
    // A canonical link to the front page, a common fault, must not make all pages one article.
    let named = address.flatMap(identity(ofAddress:)).flatMap { $0.contains("/") ? $0 : nil }
    row.identity = named ?? identity(ofToldBy: origin, row.outlet, article)
    var stored = article
    stored.address = address
    let json = encode(stored)
    row.article = json
    row.content = Digest(of: json).hex
    row.version = Digest(ofParts: [article.title ?? "", article.text]).hex
  }

  /// Where no address tells articles apart: the id that an export gives, within its file, since another
  /// export may count its rows as well; else the text.
  ///
  /// One text in two outlets is two articles, which are clustered later.
  private func identity(ofToldBy origin: Origin, _ outlet: String?, _ article: Article) -> String {
    guard let told = origin.told else { return "sha256:" + Digest(of: article.text.utf8).hex }
    if let id = told[.id] { return "id:\(origin.container ?? "")/\(outlet ?? "")/\(id)" }
    return "sha256:" + Digest(ofParts: [outlet ?? "", article.title ?? "", article.text]).hex
  }
}

/// Lets large pages be read one after the other, whatever the threads: a page of 10 MB with a million
/// elements makes a tree of some 100 MB.
final class LargePages: Sendable {
  private let turn = Mutex(())
  /// Of two hundred pages of news one is larger.
  static let leastBytes = 2_000_000

  func inTurn<T>(_ bytes: Int, _ work: () -> sending T) -> T {
    guard bytes >= Self.leastBytes else { return work() }
    return turn.withLock { _ in
      // glibc keeps what a thread frees for that thread: each would hold a tree's worth.
      defer { malloc_trim(0) }
      return work()
    }
  }
}

/// JSON with sorted keys: the same value, the same bytes.
func encode(_ value: some Encodable) -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  // Only a number that is not finite could fail, and none of our types holds one.
  return (try? encoder.encode(value)) ?? Data()
}
