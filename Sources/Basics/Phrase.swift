/// A text with places to fill.
///
/// `{name}` is a value; `{name:статья|статьи|статей}` is the form of words that goes with the number
/// of that name. Braces around anything else are text.
package struct Phrase: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case text(Substring)
    case place(String)
    case forms(String, [String])
  }

  /// What fills a place.
  package struct Value: Sendable {
    /// Nil: the number, as the language writes it.
    fileprivate var text: String?
    fileprivate var number: Int?

    package static func text(_ text: String) -> Self { Self(text: text, number: nil) }
    package static func number(_ number: Int) -> Self { Self(text: nil, number: number) }
    /// A number that is written in a way of its own.
    package static func number(_ number: Int, written text: String) -> Self {
      Self(text: text, number: number)
    }
  }

  private var pieces: [Piece] = []

  package init(_ text: String) {
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let place = Self.place(rest[rest.index(after: open)..<close])
      else {
        let next = rest.index(after: open)
        pieces.append(.text(rest[..<next]))
        rest = rest[next...]
        continue
      }
      pieces += [.text(rest[..<open]), place]
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(rest))
  }

  private static func place(_ text: Substring) -> Piece? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty,
      name.utf8.allSatisfy({
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
      })
    else { return nil }
    guard parts.count == 2 else { return .place(String(name)) }
    let forms = parts[1].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return .forms(String(name), forms)
  }

  /// The names of its places, sorted, each once.
  package var places: [String] {
    let names = pieces.compactMap { piece -> String? in
      switch piece {
      case .text: nil
      case .place(let name), .forms(let name, _): name
      }
    }
    return Set(names).sorted()
  }

  /// How many forms each choice of words has, in order.
  package var formCounts: [Int] {
    pieces.compactMap { if case .forms(_, let forms) = $0 { forms.count } else { nil } }
  }

  /// The text with its places filled; a place without a value stays as it is written.
  ///
  /// What fills a place is never read for places itself.
  package func filled(
    in language: InterfaceLanguage, _ value: (String) -> Value?
  ) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .place(let name):
        let found = value(name)
        result += found?.text ?? found?.number.map(language.number) ?? "{\(name)}"
      case .forms(let name, let forms):
        result += value(name)?.number.map { language.form(for: $0, of: forms) } ?? "{\(name)}"
      }
    }
    return result
  }
}
