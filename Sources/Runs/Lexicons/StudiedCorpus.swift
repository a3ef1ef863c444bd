package import Lexicons
package import Linguistics
package import Workbench

/// A corpus with what it takes to compile tables for it and to code by them.
package struct StudiedCorpus: Sendable {
  package var corpus: any StudyCorpus
  package var dictionaries: Dictionaries
  /// The folder of the current tables.
  package var folder: String
  /// The current tables.
  package var compiled: CompiledLexicon
}
