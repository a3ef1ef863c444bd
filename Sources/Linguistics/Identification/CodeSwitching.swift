/// Which words of a Kazakh sentence are Russian, and the other way round.
///
/// The cheapest path through two states: each word costs what it costs in a language, and each change
/// of the language a price besides, so that a loan or a name stays where it stands and a phrase does not.
enum CodeSwitching {
  /// More than half of what one word can speak for a language, so that two must agree.
  static let price = LanguageModel.fixed(11.2)

  /// For each word whether it is of the other language; nil where none is.
  ///
  /// `costs` says by how much each word is dearer in the sentence's language than in the other,
  /// less than nothing where it is cheaper; marks and numbers cost nothing.
  static func foreign(_ costs: [Int32]) -> [Bool]? {
    // Without so much against the sentence's language no change pays.
    var against: Int32 = 0
    for cost in costs where cost > 0 { against &+= cost }
    guard against > 2 * price else { return nil }
    var own: Int32 = 0
    var other = price
    // Whether the best way into a state comes from the other one.
    var cameFromOther: [Bool] = []
    var cameFromOwn: [Bool] = []
    for cost in costs {
      let fromOther = other &+ price < own
      let fromOwn = own &+ price < other
      cameFromOther.append(fromOther)
      cameFromOwn.append(fromOwn)
      let before = own
      own = (fromOther ? other &+ price : own) &+ max(cost, 0)
      other = (fromOwn ? before &+ price : other) &+ max(0 &- cost, 0)
    }
    var isForeign = other &+ price < own
    var found = [Bool](repeating: false, count: costs.count)
    for index in costs.indices.reversed() {
      found[index] = isForeign
      if isForeign ? cameFromOwn[index] : cameFromOther[index] { isForeign.toggle() }
    }
    return found.contains(true) ? found : nil
  }
}
