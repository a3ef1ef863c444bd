internal import Lexicons
internal import Linguistics

/// Words that carry a group on after it was named once: они, эти люди, олар, бұл отбасылар.
///
/// The words are the rows of `groups.csv` with the code `reference`. Each stands for the group named
/// last before it, close by; nothing named, nothing meant.
enum References {
  /// A pronoun is understood over so many sentences without another mention.
  ///
  /// Set by judgement, not measured.
  private static let memory = 2

  /// The mentions that references make of named ones, in order.
  static func find(_ words: [Found], named: [Actor], _ scene: Scene) -> [Actor] {
    var carried: [Actor] = []
    var next = named.startIndex
    var last: (group: String, sentence: Int)?
    for word in words {
      while next < named.endIndex, named[next].tokens.lowerBound < word.tokens.lowerBound {
        if named[next].group != host { last = (named[next].group, named[next].sentence) }
        next += 1
      }
      guard let antecedent = last, word.sentence - antecedent.sentence <= memory else { continue }
      carried.append(
        Actor(found: word, group: antecedent.group, rule: "reference", labelUse: .none))
      last = (antecedent.group, word.sentence)
    }
    return carried
  }

  private static let host = "host"
}
