internal import Basics
internal import Foundation
internal import Linguistics

/// What makes two words relatives: letters that are taken for each other, prefixes and suffixes by which
/// a language makes words of words.
///
/// The tables stand in `Data/relatives.csv`.
struct WordKinship: Sendable {
  /// How two words hang together, the closest first.
  enum Kind: Int, Comparable {
    case spelling, suffix, prefix, stem

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    var words: String {
      switch self {
      case .spelling: "spelt nearly as"
      case .suffix, .prefix, .stem: "of one stem with"
      }
    }
  }

  private typealias Letters = [Unicode.Scalar: [Unicode.Scalar]]

  private var confusions: Letters = [:]
  /// Those, and what the two languages write differently in names.
  private var transcripts: Letters = [:]
  private var prefixes: [String] = []
  private var suffixes: Set<String> = []

  init() throws(Problem) {
    guard let url = Bundle.module.url(forResource: "Data/relatives", withExtension: "csv"),
      let data = try? Data(contentsOf: url)
    else {
      throw Problem(
        "SUG-003", at: "relatives.csv", "a table of the Workbench module is missing",
        cure: "install Koshu with its resource bundle beside the executable", kind: .fault)
    }
    var reader = CSVReader(Array(data))
    _ = reader.next()
    while let row = reader.next(), row.fields.count > 3 {
      switch row.fields[0] {
      case "confusion", "name":
        guard let one = row.fields[2].unicodeScalars.first else { continue }
        transcripts[one] = Array(row.fields[3].unicodeScalars)
        if row.fields[0] == "confusion" { confusions[one] = transcripts[one] }
      case "prefix": prefixes.append(row.fields[2])
      default: suffixes.insert(row.fields[2])
      }
    }
  }

  /// Shorter stems are shared by chance.
  private static let shortestStem = 4

  /// Nil where two words of a language are no relatives, or the same.
  ///
  /// A word of the dictionary is no misspelling of another one.
  func kind(_ word: String, isKnown: Bool, _ other: String, _ language: Language) -> Kind? {
    guard word != other else { return nil }
    if !isKnown, isMisspelling(word, of: other) { return .spelling }
    return language == .kazakh
      ? kazakh(word, other)
      : russian(Array(word.unicodeScalars), Array(other.unicodeScalars))
  }

  /// Where to look for relatives: words that share one of these beginnings, the whole word's and those
  /// behind its prefixes.
  func beginnings(_ word: String, _ language: Language) -> Set<String> {
    var words = [Substring(word)]
    if language == .russian {
      words += prefixes.filter { word.hasPrefix($0) }.map { word.dropFirst($0.count) }
    }
    return Set(
      words.filter { $0.unicodeScalars.count >= Self.shortestStem }
        .map { String(Self.plain(String($0), confusions).prefix(Self.shortestStem)) })
  }

  /// A name without what the two languages write differently: Сәрсенбаев is Сарсенбаев.
  func transcript(_ name: String) -> String { Self.plain(name, transcripts) }

  /// Letters that are typed for others made one, doubles too.
  private static func plain(_ word: String, _ letters: Letters) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      for letter in letters[scalar] ?? [scalar] where plain.last != letter {
        plain.append(letter)
      }
    }
    return String(plain)
  }

  /// Typed without the right letters, with a letter doubled or not; or one slip in a long word: a letter
  /// too many, too few, another, or two that changed places.
  private func isMisspelling(_ word: String, of other: String) -> Bool {
    guard min(word.unicodeScalars.count, other.unicodeScalars.count) >= Self.shortestStem else {
      return false
    }
    let one = Array(Self.plain(word, confusions).unicodeScalars)
    let right = Array(Self.plain(other, confusions).unicodeScalars)
    if one == right { return true }
    // In shorter words one letter makes another word: бала, бата.
    return min(one.count, right.count) >= 7 && Self.isOneSlip(one, right)
  }

  private static func isOneSlip(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let head = zip(a, b).prefix { $0 == $1 }.count
    let tail = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    let (left, right) = (a.count - min(tail, a.count - head), b.count - min(tail, b.count - head))
    let (one, other) = (Array(a[head..<max(head, left)]), Array(b[head..<max(head, right)]))
    if one.count <= 1, other.count <= 1 { return true }
    return one.count == 2 && other.count == 2 && one[0] == other[1] && one[1] == other[0]
  }

  /// Kazakh adds to the end: one word with a suffix more, or both with one of the same stem.
  private func kazakh(_ a: String, _ b: String) -> Kind? {
    let shared = zip(a.unicodeScalars, b.unicodeScalars).prefix { $0 == $1 }.count
    guard shared >= Self.shortestStem else { return nil }
    let rests = [a, b].map { String(String.UnicodeScalarView($0.unicodeScalars.dropFirst(shared))) }
    if rests.contains(""), rests.contains(where: suffixes.contains) { return .suffix }
    // The letters that two suffixes have in common went to the stem: -лық and -лас.
    for length in 0..<3 where shared - length >= Self.shortestStem {
      let ends = [a, b].map {
        String(String.UnicodeScalarView($0.unicodeScalars.dropFirst(shared - length)))
      }
      if ends.allSatisfy(suffixes.contains) { return .stem }
    }
    return nil
  }

  /// Russian adds at both ends: the same word behind a prefix, or a long beginning in common.
  private func russian(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Kind? {
    for (long, short) in [(a, b), (b, a)] where short.count >= Self.shortestStem {
      let text = String(String.UnicodeScalarView(long))
      for prefix in prefixes where text.hasPrefix(prefix) {
        let rest = long.dropFirst(prefix.unicodeScalars.count)
        if rest.elementsEqual(short) { return .prefix }
        let bare = prefixes.lazy.filter { String(String.UnicodeScalarView(short)).hasPrefix($0) }
          .map { short.dropFirst($0.unicodeScalars.count) }
        // понаехать and приехать: both of ехать.
        if rest.count >= Self.shortestStem, bare.contains(where: { $0.elementsEqual(rest) }) {
          return .prefix
        }
      }
    }
    let shared = zip(a, b).prefix { $0 == $1 }.count
    // A stem is most of both words: общежитие and общежитский, not общежитие and общество.
    return shared >= 5 && shared * 10 >= min(a.count, b.count) * 7
      && max(a.count, b.count) <= shared + 5
      ? .stem : nil
  }
}
