/// The states in which chains start, by number.
struct Starts: Sendable {
  var noun = 0
  var verb = 0
  var numeral = 0
  var auxiliary = 0
  /// After the й that a variant of a stem holds.
  var present = 0
  /// After a passive or reciprocal.
  var voiced = 0
  var negated = 0
  /// After -ушы.
  var habit = 0
  private let auxiliaryStem: [UInt8]

  init(_ grammar: KazakhGrammar) {
    noun = grammar.state("n") ?? 0
    verb = grammar.state("v") ?? 0
    numeral = grammar.state("q") ?? 0
    auxiliary = grammar.state("e") ?? 0
    present = grammar.state("a") ?? 0
    voiced = grammar.state("w") ?? 0
    negated = grammar.state("m") ?? 0
    habit = grammar.state("h") ?? 0
    auxiliaryStem = [grammar.sounds.number(of: "е")]
  }

  func state(of stem: KazakhLexicon.Stem) -> Int {
    switch stem.partOfSpeech {
    case .verb: stem.lemma == auxiliaryStem ? auxiliary : verb
    case .numeral: numeral
    default: noun
    }
  }
}
