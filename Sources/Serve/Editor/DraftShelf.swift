internal import Basics
internal import Foundation
internal import Lexicons

/// What a person typed into a form and has not saved.
struct RowDraft: Hashable, Sendable, Codable {
  /// Of the form that it was typed in, so that two forms do not overwrite each other.
  var key: String
  /// The id of the row; empty for a new one.
  var row: String
  /// The digest of the row as it was shown.
  var seen: String
  /// Seconds since 1970.
  var time: Int
  var fields: RowFields

  var date: Date { Date(timeIntervalSince1970: Double(time)) }
}

/// Drafts on disk, one file for each table and person: a server that is killed, a tab that is closed
/// and a save that fails take nothing that was typed with them.
struct DraftShelf: Sendable {
  let folder: TableFolder
  let table: Table
  /// As they call themselves; empty for who did not say.
  let person: String

  private struct Content: Codable { var drafts: [RowDraft] }

  var path: String {
    let name = Fields.encoded(person)
    let short = name.utf8.count > 100 ? Digest(of: Array(person.utf8)).short : name
    return "\(folder.aside)/\(table.rawValue).drafts\(short.isEmpty ? "" : ".\(short)").json"
  }

  /// The newest first.
  func drafts() -> [RowDraft] {
    guard let bytes = try? WholeFile.read(path),
      let content = try? JSONDecoder().decode(Content.self, from: Data(bytes))
    else { return [] }
    return content.drafts.sorted { ($1.time, $0.key) < ($0.time, $1.key) }
  }

  func keep(_ draft: RowDraft) throws {
    try change {
      $0 + [draft]
    } without: {
      $0.key == draft.key
    }
  }

  func discard(_ key: String) throws {
    guard drafts().contains(where: { $0.key == key }) else { return }
    try change {
      $0
    } without: {
      $0.key == key
    }
  }

  private func change(
    _ add: ([RowDraft]) -> [RowDraft], without isGone: (RowDraft) -> Bool
  ) throws {
    try folder.makeAside()
    try FileLock.holding(folder: folder.aside) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      let known = drafts()
      // Never over what cannot be read: a person may still make something of it.
      if known.isEmpty, let bytes = try WholeFile.read(path), !Self.isReadable(bytes) {
        try WholeFile.write(bytes, to: path + ".unread")
      }
      let content = Content(drafts: add(known.filter { !isGone($0) }))
      try WholeFile.write(Array(try encoder.encode(content)), to: path)
    }
  }

  private static func isReadable(_ bytes: [UInt8]) -> Bool {
    (try? JSONDecoder().decode(Content.self, from: Data(bytes))) != nil
  }

  /// A key for a form that is shown.
  static func newKey() -> String {
    String(UInt64.random(in: .min ... .max), radix: 16)
  }
}
