internal import Lexicons
internal import Linguistics

/// Which verbs of saying say something, and whether anybody in particular.
extension Sources {
  /// “We wrote” and “you say” attribute nothing to a third person; nouns and infinitives of saying
  /// are no saying.
  func speaksForOthers(_ cue: Found) -> Bool {
    if cue.code == "phrase" { return true }
    // Деп and деген join any clause to its verb.
    if cue.match.wordCount == 1, ["деп", "деген"].contains(scene.folded(cue.tokens.lowerBound)) {
      return false
    }
    guard let verb = scene.reading(cue.tokens.upperBound - 1), verb.partOfSpeech == .verb else {
      return true
    }
    if verb.person == .first || verb.person == .second { return false }
    if cue.entry.weight >= 1, isNegated(cue, verb) { return false }
    switch verb.verbForm {
    case .verbalNoun, .imperative, .infinitive, .conditional: return false
    case .converb:
      // Күтіп отыр, айтып берді; one alone belongs to another verb.
      guard scene.text.sentences[cue.sentence].language == .kazakh else { return true }
      let next = cue.tokens.upperBound
      guard next < scene.text.sentences[cue.sentence].tokens.upperBound else { return false }
      return scene.info(next).partOfSpeech == .verb
    case .participle:
      // Сообщено; айтқан stands as a verb only at the end of its clause.
      return scene.text.sentences[cue.sentence].language == .kazakh
        ? !isAttribute(cue) : verb.grammaticalCase == nil
    default: return true
    }
  }

  /// В полиции не ответили.
  func isNegated(_ cue: Found, _ verb: Analysis) -> Bool {
    if scene.text.sentences[cue.sentence].language == .kazakh {
      return verb.isNegated && !cue.namesNegation
    }
    let before = cue.tokens.lowerBound - 1
    return before >= scene.text.sentences[cue.sentence].tokens.lowerBound
      && scene.folded(before) == "не"
  }

  /// Айтқан сөз, деген ой: a participle before its noun.
  func isAttribute(_ cue: Found) -> Bool {
    let next = cue.tokens.upperBound
    guard next < scene.text.sentences[cue.sentence].tokens.upperBound else { return false }
    if scene.info(cue.tokens.upperBound - 1).grammaticalCase ?? .nominative != .nominative {
      return true
    }
    return scene.isWord(next)
      && [.noun, .adjective, .pronoun].contains(scene.info(next).partOfSpeech)
  }

  /// Weak verbs say something only beside a speaker or a quotation.
  func standsAlone(_ cue: Found) -> Bool {
    cue.entry.weight >= 1 || hasNamedSubject(cue)
      || hasQuotation[cue.sentence]
  }

  /// Мадина не жалеет о переезде: a weak verb after somebody's name.
  func hasNamedSubject(_ cue: Found) -> Bool {
    guard cue.code == "verb", let person = names.newPerson(in: cue.sentence) else { return false }
    return person.token < cue.tokens.lowerBound
      && cue.tokens.lowerBound - person.token <= Self.reach
  }

  /// Объявили девочку is no saying: without a subject there must be что, a colon or a quotation.
  func hasContent(_ cue: Found) -> Bool {
    let sentence = scene.text.sentences[cue.sentence]
    guard sentence.language == .russian, isImpersonal(cue) else { return true }
    return names.offices[cue.sentence] != nil
      || hasQuotation[cue.sentence] || hasWhat[cue.sentence]
  }

  /// Говорят, что; айтылды: nobody is meant, or everybody.
  func isImpersonal(_ cue: Found) -> Bool {
    let sentence = scene.text.sentences[cue.sentence]
    let verbs = cue.tokens.compactMap { scene.reading($0) }.filter { $0.partOfSpeech == .verb }
    if verbs.contains(where: { $0.voice == .passive || Self.impersonal.contains($0.lemma) }) {
      return true
    }
    guard sentence.language == .russian, cue.code != "phrase" else { return false }
    let isPlural = verbs.contains { $0.verbForm == .finite && $0.number == .plural }
    return isPlural && !sentence.tokens.contains { scene.folded($0) == "они" }
  }

  func isPassive(_ cue: Found) -> Bool {
    cue.tokens.contains { scene.info($0).voice == .passive }
  }

  private static let impersonal: Set<String> = [
    "сообщаться", "отмечаться", "указываться", "уточняться", "говориться", "подчеркиваться",
    "подчёркиваться",
  ]
}
