internal import Linguistics

/// Writes terms as analysts write patterns.
struct PatternWriter {
  let dictionaries: Dictionaries
  let terms: TermTable

  func pattern(_ key: TermKey) -> String {
    key.isPhrase ? word(key.first) + " " + word(key.second) : word(key.first)
  }

  func word(_ number: Int32) -> String {
    let term = terms.terms[Int(number)]
    return term.isVerb ? verbalNoun(term.lemma) : term.lemma
  }

  /// A Kazakh verb is written in -у, its lemma is the stem: көш → көшу, оқы → оқу, той → тою, тап →
  /// табу.
  private func verbalNoun(_ stem: String) -> String {
    let short = String(stem.dropLast())
    return switch stem.last {
    case "ы", "і": short + "у"
    case "й": short + "ю"
    case "п": isVerbalNoun(short + "бу", of: stem) ? short + "бу" : stem + "у"
    case "к": isVerbalNoun(short + "гу", of: stem) ? short + "гу" : stem + "у"
    case "қ": isVerbalNoun(short + "ғу", of: stem) ? short + "ғу" : stem + "у"
    default: stem + "у"
    }
  }

  private func isVerbalNoun(_ form: String, of stem: String) -> Bool {
    dictionaries.kazakh.knows(form)
      && dictionaries.kazakh.analyses(of: form, folded: form).contains {
        $0.lemma == stem && $0.verbForm == .verbalNoun
      }
  }
}
