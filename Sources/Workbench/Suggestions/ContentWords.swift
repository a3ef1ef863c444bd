package import Coding

/// The words of articles by their lemmas: nouns, verbs, adjectives and adverbs, numbered as they are
/// met.
package struct ContentWords {
  private var table = TermTable()

  package init() {}

  /// The numbers of the words of title and text.
  package mutating func numbers(in input: CodingInput) -> Set<Int32> {
    var found: Set<Int32> = []
    for text in [input.title, input.text] {
      for number in table.numbers(in: text) where number >= 0 && table.isContent[Int(number)] {
        found.insert(number)
      }
    }
    return found
  }

  package func lemma(_ number: Int32) -> String { table.terms[Int(number)].lemma }
}
