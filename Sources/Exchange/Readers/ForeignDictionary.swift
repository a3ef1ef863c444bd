package import Basics

/// A dictionary of another tool as its file has it: categories, and the patterns in each.
package struct ForeignDictionary: Hashable, Sendable {
  package struct Category: Hashable, Sendable {
    /// The names from the outermost category to this one.
    package var path: [String]
    /// A name for people, where the file has one.
    package var label = ""
    package var line: Int

    package var name: String { path.joined(separator: " > ") }
  }

  package struct Item: Hashable, Sendable {
    package var pattern: String
    /// Places in `categories`.
    package var categories: [Int]
    package var line: Int
    package var weight: Double?
    /// Whether a finding already tells that something of it stays behind.
    package var isPartial = false
  }

  package var categories: [Category] = []
  package var items: [Item] = []
  /// What the file says and no item can hold.
  package var findings: [Finding] = []

  package init() {}
}

/// The dictionary files of other tools that can be read.
package enum ForeignFormat: String, CaseIterable, Sendable {
  case quanteda, liwc, lexicoder

  /// By the ending of a file's name; nil where it says nothing.
  package init?(ending: String) {
    switch ending.lowercased() {
    case "yml", "yaml": self = .quanteda
    case "dic", "dicx": self = .liwc
    case "lcd", "lc3", "ykd": self = .lexicoder
    default: return nil
    }
  }

  /// Reads a file from memory; throws what makes it unreadable as a whole, with its line.
  ///
  /// `place` names the file in messages.
  package func read(_ bytes: [UInt8], place: String) throws(Problem) -> ForeignDictionary {
    let text = try ForeignText(bytes, place: place)
    var dictionary: ForeignDictionary
    switch self {
    case .quanteda: dictionary = try QuantedaReader.read(text, place: place)
    case .liwc:
      dictionary =
        text.isTable
        ? try LIWCTableReader.read(text, place: place) : try LIWCReader.read(text, place: place)
    case .lexicoder:
      dictionary =
        text.isMarkup
        ? try LexicoderReader.read(text, place: place)
        : LexicoderTextReader.read(text, place: place)
    }
    if let encoding = text.encoding {
      dictionary.findings.insert(
        Finding(
          .noted,
          Problem(
            "EXC-100", at: place,
            "the file is in \(encoding.replacing("the encoding ", with: "")); it is read",
            cure: "look whether its letters are right"), count: 0),
        at: 0)
    }
    guard !dictionary.items.isEmpty || !dictionary.findings.isEmpty else {
      throw Problem(
        "EXC-004", at: place, "the file holds no words",
        cure: "look whether it is a \(rawValue) dictionary")
    }
    return dictionary
  }
}
