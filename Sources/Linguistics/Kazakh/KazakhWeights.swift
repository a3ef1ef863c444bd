/// The prices that are not in the tables.
///
/// Found by hand on the development split of UD_Kazakh-KTB; a change counts if each half of its texts
/// agrees with it.
enum Weights {
  /// The chains that may make a listed word an inflected form of another cost less.
  static let plainInflection: Float = 2.4
  static let twoLetters: Float = 3.1
  static let longInflection: Float = 4.5
  /// By the letters of the supposed suffixes, one, two, and more: how many times larger the family
  /// of the supposed stem must be, and the price of the word as a stem.
  static let inflected: [(least: Float, price: Float)] = [(1.5, 1.9), (1, 2.2), (0.5, 3)]
  /// A convicted word costs so much more than the reading that convicted it, if that reading has as
  /// many letters of suffixes and no dearer a chain.
  static let outbid: Float = 0.8
  static let outbidLetters = 3
  static let outbidChain: Float = 4.5
  /// A listed passive or reciprocal, a negated verb, a present of a listed verb.
  static let voicedStem: Float = 2
  static let negatedStem: Float = 2.5
  static let presentStem: Float = 0.7
  /// A noun below this price can have derivatives; one of them without a family of its own costs
  /// a little.
  static let crediblyNoun: Float = 1.5
  static let loneDerivative: Float = 0.5
  /// A listed noun in -ла, -ле and the like that is rather a verb, as a verb.
  static let likelyVerb: Float = 0.4
  /// Nouns of two letters with a vowel at the end, unless the table has them (су).
  static let shortNoun: Float = 3
  /// A noun that is spelt like a verb's stem: a price, and what an e-fold of the verb's family adds.
  static let homograph: Float = 0.8
  static let homographShare: Float = 0.6
  static let homographMost: Float = 3
  /// A word is known if a listed stem explains it for less: dearer chains are mostly chance.
  static let known = 4.5
  /// What an e-fold of a stem's family is worth, in natural units.
  static let family = 0.2
  /// A guessed stem: a price for being unknown, and one for each sound that no suffix explains.
  static let unknown = 5.0
  static let unknownName = 3.5
  static let unknownVerb = 2.0
  static let sound = 0.9
  /// к, қ, п left unvoiced before a vowel, as in loans (банкі).
  static let unvoiced = 2.0
  /// A verb for a word with a capital, which is rather a name.
  static let capitalVerb = 1.2
  /// A word read as typed without the letters of Kazakh: a price beside that of the spelling.
  static let respelt = 1.0
  /// What such a reading of an unknown word may cost: less than most guesses.
  static let respeltMost = 6.5
  /// The weight of such readings of a word that is known as it stands: less than a reading must
  /// have to count where context does not call for it.
  static let respeltBehind = 0.04
  /// An unknown word with a capital is rather a name: unless it is long and its respelt reading
  /// cheap, that reading stays behind with so much of the weight (Тони, төні).
  static let longName = 5
  static let respeltName = 4.0
  static let respeltBesideName = 0.25
  /// Longer words in capitals are no abbreviations; what shorter ones weigh as the words that are
  /// spelt like them.
  static let longestAbbreviation = 6
  static let besideAbbreviation = 0.3
  /// At most so many spellings of a word are tried, and only of words with fewer letters.
  static let respellings = 24
  static let longestRespelt = 24
}
