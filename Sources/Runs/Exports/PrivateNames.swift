internal import Basics
internal import Coding
internal import Exports
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Store

/// The private persons whom articles name, and the secret by which their pseudonyms are made.
final class PrivateNames {
  private let store: CorpusStore
  private let people: PrivatePeople
  private let secret: String
  private var shelf: TypeShelf

  init(_ store: CorpusStore, _ lexicon: CompiledLexicon, secret: String) {
    self.store = store
    people = PrivatePeople(lexicon)
    self.secret = secret
    shelf = TypeShelf(store)
  }

  /// What replaces them in the words of an article.
  func replacer(of article: String) throws -> NameReplacer {
    guard let row = try store.packed([article]).first,
      let stored = try store.articles([article]).first
    else { return NameReplacer([], secret: secret) }
    let found = people.find(try row.input(shelf.read()))
    guard !found.isEmpty else { return NameReplacer([], secret: secret) }
    let texts = try decodeArticle(stored.document)
    let (title, text) = (
      Array((texts.title ?? "").unicodeScalars), Array(texts.text.unicodeScalars)
    )
    func spelling(_ place: NamePlace) -> String {
      let scalars = place.part == .title ? title : text
      let range = place.range.lowerBound.value..<place.range.upperBound.value
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
      return String(words)
    }
    return NameReplacer(
      found.map { ($0.key, Set($0.names.map(spelling)).sorted()) }, secret: secret)
  }

  /// The secret of a store: 32 random bytes in a file beside it that its owner alone may read, made when it
  /// is first asked for.
  ///
  /// Whoever has it can try names; whoever loses it gets other pseudonyms.
  static func secret(beside store: String) throws(Problem) -> String {
    let path = store + ".pseudonyms"
    if FileManager.default.fileExists(atPath: path) {
      let known = FileManager.default.contents(atPath: path) ?? Data()
      let text = String(decoding: known, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      guard text.utf8.count >= 32 else {
        throw Problem(
          "EXP-007", at: path, "no secret of 32 characters or more, or one that cannot be read",
          cure: "put back the file that was there, or delete it: pseudonyms will be others")
      }
      return text
    }
    var random = SystemRandomNumberGenerator()
    let text = (0..<4).map { _ in
      let hex = String(random.next(), radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
    let file = try WholeFile(path, permissions: 0o600)
    try file.write(Array("\(text)\n".utf8))
    try file.finish()
    return text
  }
}
