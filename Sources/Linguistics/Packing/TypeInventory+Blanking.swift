internal import Basics

extension TypeInventory {
  /// A page with types made blank that no text has any more.
  ///
  /// A name that was met in one article alone is not to stay when that goes; the other types keep their
  /// numbers. Nil where none is to be made blank, or the page cannot be read.
  ///
  /// - Parameters:
  ///   - first: the number of the first type of the page.
  ///   - isUsed: whether a text has the type of a number.
  package static func blanked(
    _ page: [UInt8], from first: Int, keeping isUsed: (Int) -> Bool
  ) -> [UInt8]? {
    var reader = ByteReader(page)
    var out = ByteWriter()
    var (number, changes) = (first, false)
    while !reader.isAtEnd {
      guard let type = TypeRecord.read(from: &reader) else { return nil }
      let isKept = isUsed(number) || type.surface.isEmpty
      changes = changes || !isKept
      TypeRecord.write(isKept ? type : blank, to: &out)
      number += 1
    }
    return changes ? out.bytes : nil
  }

  /// No text has it: it is looked up by nothing and found by nothing.
  private static var blank: WordType {
    WordType(surface: "", folded: "", language: .kazakh, kind: .punctuation, analyses: [])
  }
}
