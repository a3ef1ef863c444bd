internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

/// What a record or a place shows to be wrong, before it is counted.
typealias PlacedFault = (code: KeepingFault.Code, place: String, found: String)

/// The collection's state beside one file of the archive, record by record.
struct BesideState {
  private let file: SourceFile
  private let name: String
  private let state: CollectionStore?
  /// Up to where the state knows the archive: the next run takes up what stands behind.
  private let known: ArchivePlace?
  private var placed: PlacedPages?
  /// Pages at the last answer that bear another identity: their feed sent us elsewhere, as the note
  /// beside the answer tells.
  private var redirected: [PageRow] = []
  private var redirectedPlace = 0
  private(set) var pages = 0

  init(file: SourceFile, name: String, state: CollectionStore?, known: ArchivePlace?) {
    self.file = file
    self.name = name
    self.state = state
    self.known = known
    placed = state.map { PlacedPages($0, file: name) }
  }

  mutating func check(_ record: WARCRecord) throws -> [PlacedFault] {
    guard let state else { return [] }
    let offset = record.offset.value
    guard record.type == "response" else {
      if record.type == "metadata", let note = FeedNote(record.block) {
        redirected.removeAll { $0.feed == note.via }
      }
      return []
    }
    var faults = leftOver()
    var (here, isKnown) = ([PageRow](), false)
    for (place, page) in try placed?.next(upTo: offset) ?? [] {
      pages += 1
      if place == offset { here.append(page) } else { faults.append(lost(page, place)) }
    }
    let identity = record.targetAddress.flatMap(identity(ofAddress:))
    (redirected, redirectedPlace) = (here.filter { $0.identity != identity }, offset)
    isKnown = !here.isEmpty
    if let identity {
      let row = try state.page(identity)
      let isForgotten = try row?.state == .forgotten || state.isForgotten(identity)
      if isForgotten {
        faults.append((.forgottenRecord, place(offset), "a page that was to be forgotten"))
      }
      isKnown = isKnown || isForgotten || row?.state == .fetched
    }
    if !isKnown, let known, ArchivePlace(file: name, offset: offset) < known {
      faults.append(
        (.unknownRecord, place(offset), "the collection's state does not know the page"))
    }
    return faults
  }

  /// Behind the last record.
  mutating func end() throws -> [PlacedFault] {
    var faults = leftOver()
    for (place, page) in try placed?.next(upTo: .max) ?? [] {
      pages += 1
      faults.append(lost(page, place))
    }
    return faults
  }

  private mutating func leftOver() -> [PlacedFault] {
    defer { redirected = [] }
    return redirected.map {
      (.otherRecord, place(redirectedPlace), "the record of another page than \($0.address)")
    }
  }

  private func place(_ offset: Int) -> String { "\(file.locator)#\(offset)" }

  private func lost(_ page: PageRow, _ offset: Int) -> PlacedFault {
    (.noRecord, place(offset), "no record of \(page.address)")
  }
}

/// The store beside one file of the archive, record by record.
struct BesideStore {
  private let file: SourceFile
  private let container: ContainerRow?
  private let store: CorpusStore
  private let limits: WARCLimits
  private var unread = 0
  private(set) var matched = 0

  init(file: SourceFile, container: ContainerRow?, store: CorpusStore, limits: WARCLimits) {
    self.file = file
    self.container = container
    self.store = store
    self.limits = limits
  }

  mutating func check(_ record: WARCRecord) throws -> [PlacedFault] {
    guard ContainerFile.isInput(record) else { return [] }
    let offset = record.offset.value
    guard let container, offset < container.length ?? .max else {
      unread += 1
      return []
    }
    let locator = "\(file.locator)#\(offset)"
    guard let document = try store.document(at: locator) else {
      return [(.noDocument, locator, "the store has no document of this record")]
    }
    matched += 1
    guard case .page(let page) = record.page(limits: limits) else { return [] }
    if document.digest == Digest(of: page.bytes).hex { return [] }
    // What is no text is kept without its bytes, under the digest of its place.
    if !isMarkup(page.contentType), document.digest == Digest(ofParts: [locator]).hex { return [] }
    return [(.otherBytes, locator, "the store's document was made of other bytes")]
  }

  /// Behind the last record.
  func end() throws -> [PlacedFault] {
    var faults: [PlacedFault] = []
    if unread > 0 {
      faults.append((.unread, file.locator, "\(counted(unread, "record")) not read into the store"))
    }
    let more = try store.documentCount(ofContainer: file.locator) - matched
    if more > 0 {
      faults.append(
        (.staleDocument, file.locator, "\(counted(more, "document")) of the store without a record")
      )
    }
    return faults
  }
}
