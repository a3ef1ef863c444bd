internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

/// Finds all that is to go: in the archives, in the collection's state and in the store.
///
/// A page is known by several names: the address that its feed gave, the one that redirects led to, and
/// the one that the page calls its own. All of them are followed.
struct ForgetPlanner {
  let configuration: Configuration
  let source: Configuration.Source
  let state: CollectionStore
  let store: CorpusStore?
  let archive: Archive
  let feedArchive: Archive
  let subject: ForgetSubject

  private var outlets: OutletFinder { OutletFinder(configuration.outlets) }

  func plan(now: Double) throws -> ForgetPlan {
    guard case .page(_, let identity) = subject else { return try plan(naming: [], now: now).plan }
    // Each name of the page may lead to further records of it.
    var names: Set<String> = [identity]
    while true {
      let (plan, found) = try plan(naming: names, now: now)
      guard !found.isSubset(of: names) else { return plan }
      names.formUnion(found)
    }
  }

  private func plan(
    naming names: Set<String>, now: Double
  ) throws -> (plan: ForgetPlan, names: Set<String>) {
    var plan = ForgetPlan(subject: subject)
    var pages: [String: PageRow] = [:]
    let asked = Asked(names: names, places: try places(of: names))
    let outlets = outlets
    for file in try archive.files() {
      for exchange in try archive.exchanges(in: file) {
        let row = try identity(ofAddress: exchange.address).flatMap { try state.page($0) }
        let here = try state.pages(inFile: file, at: exchange.place.offset)
        guard try isMeant(exchange, row, here, asked, outlets) else { continue }
        try take(exchange, into: &plan, &pages, [row].compactMap { $0 } + here, now)
      }
    }
    try takePages(&pages, now)
    try lookAtOwn(&plan, Set(pages.keys))
    plan.pages = pages.sorted { $0.key < $1.key }.map(\.value)
    plan.records += try feedRecords(Set(pages.keys), outlets)
    if case .outlet(let name) = subject {
      plan.isStillCollected = configuration.outlets.contains {
        $0.id == name && (!$0.feeds.isEmpty || $0.home != nil)
      }
    }
    return (plan, Set(pages.keys))
  }

  /// The identities of the page that was asked for, and the places of the archive that are known to hold
  /// it.
  private struct Asked {
    var names: Set<String>
    var places: Set<ArchivePlace>
  }

  // MARK: - Pages

  /// Places of the archive whose page calls itself by one of the names, or was fetched under one.
  private func places(of names: Set<String>) throws -> Set<ArchivePlace> {
    var places: Set<ArchivePlace> = []
    for name in names {
      places.formUnion(try store?.documents(of: name).compactMap { place(of: $0) } ?? [])
      if let row = try state.page(name), let file = row.file, let offset = row.offset {
        places.insert(ArchivePlace(file: file, offset: offset))
      }
    }
    return places
  }

  private func place(of document: PlacedDocument) -> ArchivePlace? {
    guard let container = document.container, container.hasPrefix(source.name + "/"),
      let offset = Int(document.locator.dropFirst(container.count + 1))
    else { return nil }
    return ArchivePlace(file: String(container.dropFirst(source.name.count + 1)), offset: offset)
  }

  private func isMeant(
    _ exchange: ArchivedExchange, _ row: PageRow?, _ here: [PageRow],
    _ asked: Asked, _ outlets: OutletFinder
  ) throws -> Bool {
    switch subject {
    case .before(let day): return exchange.date < day
    case .outlet(let name):
      if here.contains(where: { $0.outlet == name }) || row?.outlet == name { return true }
      return here.isEmpty && row == nil && outlet(of: exchange.address, outlets) == name
    case .page(_, let identity):
      if asked.places.contains(exchange.place) { return true }
      if Ingest.identity(ofAddress: exchange.address).map(asked.names.contains) ?? false {
        return true
      }
      // Fetched by a run that was killed before it could say so, behind a redirect.
      guard let note = exchange.note, let asked = try state.page(identity),
        asked.state == .waiting
      else { return false }
      return asked.feed == note.via && asked.title == note.title && asked.date == note.date
    }
  }

  private func outlet(of address: String, _ outlets: OutletFinder) -> String? {
    outlets.outlet(source: source, address: address, locator: "")
  }

  private func take(
    _ exchange: ArchivedExchange, into plan: inout ForgetPlan, _ pages: inout [String: PageRow],
    _ rows: [PageRow], _ now: Double
  ) throws {
    plan.records.append(ForgettingRow("pages", exchange))
    let day = String(exchange.date.prefix(10))
    plan.days = plan.days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    for row in rows { pages[row.identity] = row }
    add(exchange.address, to: &pages, now)
    let locator = "\(source.name)/\(exchange.place.file)#\(exchange.place.offset)"
    guard let document = try store?.document(at: locator) else { return }
    plan.documents += 1
    if document.isArticle { plan.articles += 1 }
    if let identity = document.identity { add("https://\(identity)", to: &pages, now) }
  }

  /// Pages without a record: those that wait, and the one that was asked for, known or not.
  private func takePages(_ pages: inout [String: PageRow], _ now: Double) throws {
    switch subject {
    case .before: break
    case .page(let address, let identity):
      if let row = try state.page(identity) { pages[identity] = row }
      add(address, to: &pages, now)
    case .outlet(let name):
      var last = ""
      while true {
        let rows = try state.pages(after: last, outlet: name, limit: 1_000)
        guard let end = rows.last else { return }
        for row in rows { pages[row.identity] = row }
        last = end.identity
      }
    }
  }

  /// Adds the page of an address, where its identity is not there.
  private func add(_ address: String, to pages: inout [String: PageRow], _ now: Double) {
    guard let identity = identity(ofAddress: address), identity.contains("/"),
      pages[identity] == nil, let whole = parsedAddress(address),
      let host = authority(ofAddress: whole)
    else { return }
    pages[identity] = PageRow(
      identity: identity, address: whole, host: host, outlet: outlet(of: whole, outlets) ?? host,
      feed: nil, found: now)
  }

  /// Documents of other sources, which are files of somebody else.
  private func lookAtOwn(_ plan: inout ForgetPlan, _ identities: Set<String>) throws {
    guard let store else { return }
    var own: Set<String> = []
    func look(_ document: PlacedDocument) {
      if place(of: document) == nil { own.insert(document.locator) }
    }
    switch subject {
    case .before: return
    case .page: for identity in identities { try store.documents(of: identity).forEach(look) }
    case .outlet(let name): try store.forEachDocument(ofOutlet: name) { look($0) }
    }
    plan.ownDocuments = own.sorted()
  }

  // MARK: - Feeds

  /// Answers of feeds tell titles and beginnings of texts.
  private func feedRecords(
    _ identities: Set<String>, _ outlets: OutletFinder
  ) throws -> [ForgettingRow] {
    var addresses: Set<String> = []
    if case .outlet(let name) = subject {
      for feed in try state.feeds() where feed.outlet == name {
        addresses.formUnion([feed.address] + [feed.movedTo].compactMap { $0 })
      }
    }
    var rows: [ForgettingRow] = []
    for file in try feedArchive.files() {
      var naming: Set<String> = []
      if case .page = subject { naming = try answers(in: file, naming: identities) }
      rows += try feedArchive.exchanges(in: file).filter { exchange in
        switch subject {
        case .before(let day): exchange.date < day
        case .outlet(let name):
          addresses.contains(exchange.address) || outlet(of: exchange.address, outlets) == name
        case .page: naming.contains(exchange.record)
        }
      }.map { ForgettingRow("feeds", $0) }
    }
    return rows
  }

  /// The identifiers of the answers that name one of the pages.
  private func answers(in file: String, naming identities: Set<String>) throws -> Set<String> {
    let path = "\(feedArchive.folder)/\(file)"
    guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? ByteSource(handle)
    else { throw WholeFile.problem(path) }
    defer { try? handle.close() }
    let limits = WARCLimits(pageBytes: configuration.limits.feedBytes)
    var found: Set<String> = []
    for record in WARCReader(bytes, limits: limits) {
      guard let id = record.id, let answer = record.response(limits: limits) else { continue }
      let feed = readFeed(answer.body, contentType: answer.contentType)
      let names = feed.entries.contains { entry in
        entry.link.flatMap(identity(ofAddress:)).map(identities.contains) ?? false
      }
      if names { found.insert(id) }
    }
    return found
  }
}

extension ForgettingRow {
  init(_ archive: String, _ exchange: ArchivedExchange) {
    self.init(
      archive: archive, file: exchange.place.file, offset: exchange.place.offset,
      length: exchange.length, record: exchange.record)
  }
}
