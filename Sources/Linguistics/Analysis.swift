/// One reading of a word: its lemma and its grammatical features.
///
/// Fields that a language or a part of speech does not have are nil.
package struct Analysis: Hashable, Codable, Sendable {
  /// In lower case.
  ///
  /// A Kazakh verb's lemma is its stem (кел), a Russian one's its infinitive.
  package var lemma: String
  package var partOfSpeech: PartOfSpeech
  package var grammaticalCase: GrammaticalCase?
  package var number: GrammaticalNumber?
  /// Person of the possessor: Kazakh possessive suffixes.
  package var possessor: Person?
  /// Person of the verb or of the copula.
  package var person: Person?
  package var tense: Tense?
  package var verbForm: VerbForm?
  package var voice: Voice?
  /// The word itself carries negation: келмеді, әдепсіз is not (it is a word of its own).
  package var isNegated = false
  /// The word is read as if typed without the letters of Kazakh: «кушти» as күшті.
  package var isRespelt = false
  /// A Russian verb that takes no object in the accusative: расти, прийти.
  package var isIntransitive = false
  /// How likely this reading is before context, from 0 to 1; readings of a word sum to about 1.
  package var weight: Double = 1

  package init(lemma: String, partOfSpeech: PartOfSpeech) {
    self.lemma = lemma
    self.partOfSpeech = partOfSpeech
  }
}

package enum PartOfSpeech: String, Codable, CaseIterable, Sendable {
  case noun, properName, adjective, verb, adverb, pronoun, numeral
  case adposition, conjunction, particle, interjection, abbreviation, other
}

/// Russian and Kazakh cases under one roof; `ablative` is Kazakh шығыс, `instrumental` also
/// Kazakh көмектес, `locative` also Russian предложный.
package enum GrammaticalCase: String, Codable, CaseIterable, Sendable {
  case nominative, genitive, dative, accusative, locative, ablative, instrumental
}

package enum GrammaticalNumber: String, Codable, Sendable { case singular, plural }
package enum Person: String, Codable, Sendable { case first, second, third }
package enum Tense: String, Codable, Sendable { case past, present, future }
package enum VerbForm: String, Codable, Sendable {
  case finite, infinitive, participle, converb, verbalNoun, imperative, conditional
}
package enum Voice: String, Codable, Sendable {
  case active, passive, reflexive, reciprocal, causative
}
