internal import Basics
internal import Foundation
internal import Lexicons
internal import Synchronization

/// The tables as they are on disk, read and compiled once for each of their states.
final class OpenTables: Sendable {
  let desk: Desk
  let folder: TableFolder

  struct Reading: Sendable {
    /// What could be read.
    var lexicon: Lexicon
    /// What stops a run.
    var problems: [Problem]
  }

  private let read = Mutex<(stamp: String, reading: Reading)?>(nil)
  private let compiled = Mutex<[CompiledLexicon]>([])

  init(_ desk: Desk) {
    self.desk = desk
    folder = TableFolder(path: desk.holdings.lexicons)
  }

  func reading() -> Reading {
    let stamp = fileStamp(Lexicon.fileNames.map { "\(folder.path)/\($0)" })
    return read.withLock { known in
      if let known, known.stamp == stamp { return known.reading }
      let (lexicon, problems) = Lexicon.read(folder: folder.path)
      let reading = Reading(lexicon: lexicon, problems: problems)
      known = (stamp, reading)
      return reading
    }
  }

  /// Compiles a lexicon, or finds it compiled: the tables of the corpus and those on disk are asked
  /// for again and again.
  func compiled(_ lexicon: Lexicon) -> CompiledLexicon {
    compiled.withLock { known in
      if let place = known.firstIndex(where: { $0.source.digest == lexicon.digest }) {
        let found = known.remove(at: place)
        known.append(found)
        return found
      }
      let made = CompiledLexicon(lexicon, dictionaries: desk.holdings.dictionaries)
      known.append(made)
      if known.count > 2 { known.removeFirst() }
      return made
    }
  }

  /// Compiles the tables while a person looks at a row, before the first word is typed.
  func warm() {
    DispatchQueue.global(qos: .utility).async { [self] in _ = compiled(reading().lexicon) }
  }
}

/// Work that waits for disks or counts for long stays off the few threads that answer others.
func offThread<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
  }
}
