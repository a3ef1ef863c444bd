package import Basics

extension AnalyzedText {
  /// Writes the answer of the `analyze` filter as one JSON line.
  ///
  /// `text` is the text as given.
  package func write(to json: inout JSONWriter, text: String) {
    let scalars = Array(text.unicodeScalars)
    json.object { json in
      json.field("language", language.rawValue)
      json.field("script", script.rawValue)
      if let alphabet { json.field("alphabet", alphabet.rawValue) }
      json.key("sentences")
      json.array(sentences) { json, sentence in
        json.object { json in
          json.field("start", sentence.range.lowerBound.value)
          json.field("end", sentence.range.upperBound.value)
          json.field("language", sentence.language.rawValue)
          json.key("tokens")
          json.array(tokens[sentence.tokens]) { json, token in
            write(token, in: sentence.language, of: scalars, to: &json)
          }
        }
      }
    }
    json.endLine()
  }

  private func write(
    _ token: Token, in language: Language, of scalars: [Unicode.Scalar], to json: inout JSONWriter
  ) {
    let type = type(of: token)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[Int(token.start)..<Int(token.end)])
    json.object { json in
      json.field("text", String(text))
      json.field("start", Int(token.start))
      json.field("end", Int(token.end))
      if type.language != language { json.field("language", type.language.rawValue) }
      if let reading = analysis(of: token) {
        json.field("lemma", reading.lemma)
        json.field("lemmas", lemmas(of: type))
      } else if type.kind == .address || type.kind == .number {
        json.field("lemma", type.folded)
      }
    }
  }

  /// The lemmas of all readings, each once, likeliest first.
  private func lemmas(of type: WordType) -> [String] {
    var lemmas: [String] = []
    for analysis in type.analyses where !lemmas.contains(analysis.lemma) {
      lemmas.append(analysis.lemma)
    }
    return lemmas
  }
}
