internal import Basics

/// Replaces names of persons by pseudonyms.
///
/// A pseudonym is `N` and the beginning of a digest of a secret and the name: who does not know the secret
/// cannot try names, and one name has one pseudonym in all exports under one secret.
package struct NameReplacer: Sendable {
  private struct Form: Sendable {
    var scalars: [Unicode.Scalar]
    var pseudonym: [Unicode.Scalar]
  }

  /// By their first scalar, the longest first.
  private let forms: [Unicode.Scalar: [Form]]

  /// - Parameter people: each with the key of the name and the ways in which it is written.
  package init(_ people: [(key: String, forms: [String])], secret: String) {
    var forms: [Unicode.Scalar: [Form]] = [:]
    var taken: Set<String> = []
    for person in people {
      let pseudonym = Array(Self.pseudonym(of: person.key, secret: secret).unicodeScalars)
      // Headlines may stand in capitals.
      for form in person.forms + person.forms.map({ $0.uppercased() })
      where taken.insert(form).inserted {
        guard let first = form.unicodeScalars.first else { continue }
        forms[first, default: []].append(
          Form(scalars: Array(form.unicodeScalars), pseudonym: pseudonym))
      }
    }
    self.forms = forms.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }

  /// So that two of a million names share one with a chance of one in 500.
  private static let digits = 12

  package static func pseudonym(of key: String, secret: String) -> String {
    "N" + Digest(ofParts: ["pseudonym", secret, key]).hex.prefix(Self.digits)
  }

  package func replaced(_ text: String) -> String {
    let (scalars, edits) = edits(in: text)
    guard !edits.isEmpty else { return text }
    var out = String.UnicodeScalarView()
    var end = 0
    for edit in edits {
      out.append(contentsOf: scalars[end..<edit.range.lowerBound])
      out.append(contentsOf: edit.pseudonym)
      end = edit.range.upperBound
    }
    out.append(contentsOf: scalars[end...])
    return String(out)
  }

  /// The same with a way from positions of the text to those of the new one.
  package func moved(_ text: String) -> (text: String, place: (Int) -> Int) {
    let edits = edits(in: text).edits
    return (
      replaced(text),
      { position in
        var shift = 0
        for edit in edits where edit.range.lowerBound < position {
          let new = edit.range.lowerBound + shift
          // What lies inside a name is moved to its end.
          if position < edit.range.upperBound { return new + edit.pseudonym.count }
          shift += edit.pseudonym.count - edit.range.count
        }
        return position + shift
      }
    )
  }

  private struct Edit {
    var range: Range<Int>
    var pseudonym: [Unicode.Scalar]
  }

  private func edits(in text: String) -> (scalars: [Unicode.Scalar], edits: [Edit]) {
    let scalars = Array(text.unicodeScalars)
    guard !forms.isEmpty else { return (scalars, []) }
    var edits: [Edit] = []
    var place = 0
    while place < scalars.count {
      let isStart = place == 0 || !scalars[place - 1].properties.isAlphabetic
      guard isStart, let form = form(at: place, in: scalars) else {
        place += 1
        continue
      }
      let end = place + form.scalars.count
      edits.append(Edit(range: place..<end, pseudonym: form.pseudonym))
      place = end
    }
    return (scalars, edits)
  }

  private func form(at place: Int, in scalars: [Unicode.Scalar]) -> Form? {
    forms[scalars[place]]?.first { form in
      let end = place + form.scalars.count
      return end <= scalars.count && scalars[place..<end].elementsEqual(form.scalars)
        && (end == scalars.count || !scalars[end].properties.isAlphabetic)
    }
  }
}
