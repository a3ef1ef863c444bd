/// The two editions of an outlet that writes in both languages: the same newsroom, so that what differs
/// is not who owns it.
package struct Edition: Hashable, Sendable {
  package var outlet: String
  /// By stance: the Kazakh edition less the Russian one.
  package var differences: [Difference]
}

extension Corpus {
  /// Outlets with articles about movers in both languages, those with the most first.
  func editions() -> [Edition] {
    let own = relevant.filter { !isOfReaders($0) }
    return largestFirst(groups(own, known: []) { [$0.outlet] }).compactMap { outlet in
      let languages = groups(outlet.positions, known: Codes.languages) { [$0.language] }
      let found = differences(stanceTable("edition", languages), [("kk", "ru")])
      return found.isEmpty ? nil : Edition(outlet: outlet.key, differences: found)
    }
  }
}
