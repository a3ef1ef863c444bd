package import Basics
internal import Foundation
internal import Ingest

extension Configuration {
  /// How new articles are fetched; nil in a configuration that fetches none.
  package struct Collection: Hashable, Sendable {
    /// An address or page that the hosts may turn to: part of the user agent.
    package var contact: String
    /// The folder of the WARC files.
    package var archive: String
    /// The same as written in `pipeline.json`.
    package var archiveName: String
    /// Between the starts of two requests to a host.
    package var gapSeconds = 5.0
    /// Requests to a host at once.
    package var perHost = 1
    /// Requests at once.
    package var atOnce = 16
    /// A WARC file that would grow beyond it is followed by another.
    package var fileBytes = 256 << 20
    /// Of a request, to its last byte.
    package var totalSeconds = 60
    /// Of a request, without a byte.
    package var idleSeconds = 20
    package var redirects = 10
    /// Pages that ask not to be archived are not.
    package var respectNoArchive = true
    /// Hosts, with their port where that is not the scheme's own, that may be private or loopback.
    package var allowHosts: [String] = []
  }

  /// The SQLite file of the collection's state: beside the store.
  package var collectionStore: String {
    URL(fileURLWithPath: store).deletingLastPathComponent()
      .appendingPathComponent("collection.sqlite").path
  }

  /// The archive as a source of articles, read like anybody else's.
  package var archiveSource: Source? {
    collection.map { Source(kind: .warc, path: $0.archive, name: $0.archiveName) }
  }

  /// The same as the sources name it, where one of them does: so the store's documents are called.
  var archiveNamedSource: Source? {
    archiveSource.map { archive in sources.first { $0.path == archive.path } ?? archive }
  }

  /// Where a document was read, as outputs tell it.
  ///
  /// Of a page of the collection's archive, the archive: at which byte its record stands follows from
  /// the order in which servers answered, and nothing of that is in an output.
  func place(ofDocument locator: String) -> String {
    guard let archive = archiveNamedSource?.name, locator.hasPrefix(archive + "/") else {
      return locator
    }
    return archive
  }

  /// The same with the archive as its last source, where it is there and is not named as one: the first
  /// run of a collection makes it.
  package func withArchive() -> Configuration {
    guard let archive = archiveSource, isFolder(archive.path),
      !sources.contains(where: { $0.path == archive.path })
    else { return self }
    var configuration = self
    configuration.sources.append(archive)
    return configuration
  }
}

extension Configuration.Collection {
  /// Reads the object `collection`; `path` makes paths absolute.
  static func read(_ reader: inout ObjectReader, _ path: (String) -> String) -> Self {
    let contact = reader.requiredText("contact")
    if !contact.isEmpty, !isContact(contact) {
      reader.add(
        "CFG-019", at: reader.place("contact"), "“\(contact)” is no address that hosts may turn to",
        cure: "give an address of mail, or of a page that begins with https://")
    }
    let archive = reader.text("archive") ?? "out/archive"
    var read = Self(contact: contact, archive: path(archive), archiveName: archive)
    read.gapSeconds = reader.number("gapSeconds", in: 0...3_600) ?? read.gapSeconds
    read.perHost = reader.wholeNumber("perHost", in: 1...16) ?? read.perHost
    read.atOnce = reader.wholeNumber("atOnce", in: 1...256) ?? read.atOnce
    read.fileBytes =
      reader.wholeNumber("fileBytes", in: 1_000_000...10_000_000_000) ?? read.fileBytes
    read.totalSeconds = reader.wholeNumber("totalSeconds", in: 1...3_600) ?? read.totalSeconds
    read.idleSeconds = reader.wholeNumber("idleSeconds", in: 1...3_600) ?? read.idleSeconds
    read.redirects = reader.wholeNumber("redirects", in: 0...30) ?? read.redirects
    read.respectNoArchive = reader.flag("respectNoArchive") ?? read.respectNoArchive
    read.allowHosts = (reader.texts("allowHosts") ?? []).map { $0.lowercased() }
    return read
  }

  /// It becomes part of a header: nothing but what stands in addresses may be in it.
  private static func isContact(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ (33...126).contains($0) }) else { return false }
    return parsedAddress(text) != nil
      || text.contains("@") && !text.contains(where: "()<>".contains)
  }
}

extension Configuration.Outlet {
  /// Addresses of it that cannot be asked.
  func problems(at place: String) -> [Problem] {
    (feeds + (home.map { [$0] } ?? [])).filter { parsedAddress($0) == nil }.map {
      Problem(
        "CFG-020", at: place, "“\($0)” is no address of the web",
        cure: "feeds and home begin with https:// or http://")
    }
  }
}
