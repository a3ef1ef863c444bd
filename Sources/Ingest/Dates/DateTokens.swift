/// A piece of a text in which dates are sought.
struct DateToken {
  var kind: Kind
  /// White space (or the start of the text) stands before it.
  var isAfterSpace: Bool
  /// Where it stands, in scalars.
  var start: Int
  var end: Int

  enum Kind {
    /// A run of ASCII digits; the value is 0 when it has more than 17 of them.
    case number(value: Int, digits: Int)
    /// A run of letters, in lower case, Latin look-alikes inside Cyrillic repaired.
    case word(String)
    case sign(Unicode.Scalar)
  }
}

/// Splits a text into numbers, words and signs; white space and invisible marks are left out.
func dateTokens(of text: String, limit: Int) -> [DateToken] {
  var tokens: [DateToken] = []
  var spaced = true
  var letters: [Unicode.Scalar] = []
  var position = 0

  func endWord(_ tokens: inout [DateToken]) {
    guard !letters.isEmpty else { return }
    tokens.append(
      DateToken(
        kind: .word(foldedWord(letters)), isAfterSpace: spaced, start: position - letters.count,
        end: position))
    letters.removeAll(keepingCapacity: true)
    spaced = false
  }

  for scalar in text.unicodeScalars {
    guard position < limit else { break }
    if isLetter(scalar) {
      letters.append(scalar)
    } else {
      endWord(&tokens)
      if scalar.value >= 0x30, scalar.value <= 0x39 {
        add(digit: Int(scalar.value) - 0x30, at: position, spaced: spaced, to: &tokens)
        spaced = false
      } else if scalar.properties.isWhitespace {
        spaced = true
      } else if !scalar.properties.isDefaultIgnorableCodePoint {
        tokens.append(
          DateToken(
            kind: .sign(scalar), isAfterSpace: spaced, start: position, end: position + 1))
        spaced = false
      }
    }
    position += 1
  }
  endWord(&tokens)
  return tokens
}

private func add(digit: Int, at position: Int, spaced: Bool, to tokens: inout [DateToken]) {
  if !spaced, let last = tokens.last, last.end == position,
    case .number(let value, let digits) = last.kind
  {
    // 17 digits fit into 64 bits and are more than any date has.
    let longer = digits >= 17 ? 0 : value * 10 + digit
    tokens[tokens.count - 1].kind = .number(value: longer, digits: digits + 1)
    tokens[tokens.count - 1].end = position + 1
    return
  }
  tokens.append(
    DateToken(
      kind: .number(value: digit, digits: 1), isAfterSpace: spaced, start: position,
      end: position + 1))
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x41...0x5A, 0x61...0x7A: true
  case 0..<0xC0: false
  default: scalar.properties.isAlphabetic
  }
}

private func foldedWord(_ letters: [Unicode.Scalar]) -> String {
  // Cyrillic and its supplement.
  let isCyrillic = letters.contains { (0x400...0x52F).contains($0.value) }
  var word = String.UnicodeScalarView()
  for letter in letters {
    let lower = letter.properties.lowercaseMapping.unicodeScalars
    guard isCyrillic, lower.count == 1, let scalar = lower.first else {
      word.append(contentsOf: lower)
      continue
    }
    word.append(cyrillicTwin(of: scalar))
  }
  return String(word)
}

/// Pages type "шiлде" and "cәуір" with Latin letters that look the same.
private func cyrillicTwin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "a": "\u{430}"
  case "c": "\u{441}"
  case "e": "\u{435}"
  case "i": "\u{456}"
  case "o": "\u{43E}"
  case "p": "\u{440}"
  case "x": "\u{445}"
  case "y": "\u{443}"
  case "\u{259}": "\u{4D9}"
  default: scalar
  }
}
