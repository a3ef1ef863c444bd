/// All that turns texts into analysed ones, but for what is learnt on the way: one value serves all
/// threads, each of which opens a session of its own.
package struct Analyzer: Sendable {
  package let dictionaries: Dictionaries
  let classes: UnitClasses
  let repair: TextRepair
  let words: WordSplitter
  let identifier: LanguageIdentifier

  package init(_ dictionaries: Dictionaries) {
    let tables = dictionaries.tables
    self.dictionaries = dictionaries
    classes = tables.classes
    repair = TextRepair(lookAlikes: tables.lookAlikes, classes: classes)
    words = WordSplitter(
      abbreviations: tables.abbreviations, compounds: tables.compounds,
      sentenceWords: tables.sentenceStarters)
    identifier = LanguageIdentifier(dictionaries)
  }

  /// A session for one thread.
  package func session() -> AnalyzerSession { AnalyzerSession(self) }
}
