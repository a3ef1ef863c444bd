internal import Basics

/// The highest number that ids of each beginning (`frames.kk.`) have had, as far as is known.
///
/// An id that was once a row's is given to no other: codings, notes and comparisons name rows by it.
package struct GivenIDs: Hashable, Sendable {
  private var highest: [String: Int] = [:]

  package init() {}

  package init(_ ids: some Sequence<String>) {
    for id in ids { note(id) }
  }

  /// Ids beyond a counting, such as `frames.kk.home`, are passed over.
  package mutating func note(_ id: String) {
    guard let (stem, number) = Self.parts(of: id) else { return }
    highest[stem] = max(highest[stem] ?? 0, number)
  }

  /// Takes the next id of a beginning, `frames.kk.` → `frames.kk.0412`.
  package mutating func take(_ stem: String) -> String {
    let id = next(stem)
    note(id)
    return id
  }

  /// The number behind the highest one.
  package func next(_ stem: String) -> String {
    let digits = String((highest[stem] ?? 0) + 1)
    return stem + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  package func union(_ other: GivenIDs) -> GivenIDs {
    var union = self
    union.highest.merge(other.highest, uniquingKeysWith: max)
    return union
  }

  /// `frames.kk.` and 17 of `frames.kk.0017`; nil where there is no number, or one so long that nobody
  /// counted to it.
  private static func parts(of id: String) -> (stem: String, number: Int)? {
    let digits = id.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    guard (1...9).contains(digits) else { return nil }
    let stem = String(decoding: id.utf8.dropLast(digits), as: UTF8.self)
    return Int(String(decoding: id.utf8.suffix(digits), as: UTF8.self)).map { (stem, $0) }
  }

  // MARK: As a file

  /// From a file of `bytes`; lines that cannot be read say nothing, and of two the higher counts.
  init(_ bytes: [UInt8]) {
    for row in CSVReader(bytes).map(\.fields) where row.count == 2 {
      guard let number = Int(row[1]), number > 0 else { continue }
      highest[row[0]] = max(highest[row[0]] ?? 0, number)
    }
  }

  /// `stem,highest`, sorted.
  var bytes: [UInt8] {
    var csv = CSVWriter(header: ["stem", "highest"])
    for (stem, number) in highest.sorted(by: { $0.key < $1.key }) {
      csv.append([stem, "\(number)"])
    }
    return csv.bytes
  }
}
