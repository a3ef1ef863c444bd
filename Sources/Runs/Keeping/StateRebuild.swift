internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

/// The collection's state made anew from the archive: which pages were fetched, and where they are.
///
/// Feeds are asked anew, as at first; pages that were forgotten stay so. What the archive cannot tell, pages
/// that wait or did not come and how hosts want to be treated, comes out of the state before, where that can
/// be read.
struct StateRebuild {
  let configuration: Configuration
  let collection: Configuration.Collection
  let source: Configuration.Source

  private static let batch = 500

  /// Fills a new state; gives the number of pages.
  func fill(_ state: CollectionStore, forgetting: Forgetting) throws -> Int {
    try state.addForgotten(try ForgottenLog(configuration).identities())
    let archive = try forgetting.archive("pages")
    let outlets = OutletFinder(configuration.outlets)
    var count = 0
    for file in try archive.files() {
      var rows: [PageRow] = []
      for exchange in try archive.exchanges(in: file)
      where exchange.kind == .response && exchange.status == 200 {
        guard let row = row(exchange, outlets), try !state.isForgotten(row.identity) else {
          continue
        }
        rows.append(row)
        count += 1
        if rows.count == Self.batch { try keep(&rows, in: state) }
      }
      try keep(&rows, in: state)
    }
    if let end = try archive.commit() {
      try state.setKnown("pages", file: end.file, offset: end.offset)
    }
    if let end = try forgetting.archive("feeds").commit() {
      try state.setKnown("feeds", file: end.file, offset: end.offset)
    }
    return count
  }

  /// Takes over what stands in no archive.
  func keep(_ old: CollectionStore, in state: CollectionStore) throws {
    try state.addForgotten(try old.forgottenDigests())
    var batch = CollectionStore.Batch()
    batch.hosts = try old.hosts()
    try state.keep(batch)
    var last = ""
    while true {
      let rows = try old.pages(after: last, limit: Self.batch)
      guard let end = rows.last else { return }
      batch = CollectionStore.Batch()
      // Those that are known from the archive stay as it has them; a page behind a redirect stands there
      // under another name.
      batch.found = try rows.filter { row in
        guard row.state == .fetched else { return true }
        guard let file = row.file, let offset = row.offset else { return false }
        return try state.pages(inFile: file, at: offset).contains {
          ($0.feed, $0.title, $0.date) == (row.feed, row.title, row.date)
        }
      }
      try state.keep(batch)
      last = end.identity
    }
  }

  private func keep(_ rows: inout [PageRow], in state: CollectionStore) throws {
    var batch = CollectionStore.Batch()
    batch.pages = rows
    try state.keep(batch)
    rows = []
  }

  private func row(_ exchange: ArchivedExchange, _ outlets: OutletFinder) -> PageRow? {
    guard let identity = identity(ofAddress: exchange.address),
      let host = authority(ofAddress: exchange.address)
    else { return nil }
    let outlet = outlets.outlet(source: source, address: exchange.address, locator: "")
    var row = PageRow(
      identity: identity, address: exchange.address, host: host, outlet: outlet ?? host,
      feed: exchange.note?.via, title: exchange.note?.title, date: exchange.note?.date,
      found: secondsSince1970(of: exchange.date) ?? 0)
    (row.state, row.outcome, row.nextAttempt, row.tries) = (.fetched, "http-200", nil, 1)
    (row.file, row.offset) = (exchange.place.file, exchange.place.offset)
    return row
  }
}
