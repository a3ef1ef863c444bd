/// What a printable codebook shows: each code with its meaning and the entries that find it.
///
/// Plain values, so that this module knows no lexicon.
package struct CodebookPage: Hashable, Sendable {
  package var title: String
  /// What was printed, in one sentence.
  package var subtitle: String
  /// The digest of the lexicon, by which runs name it.
  package var digest: String
  package var tables: [Table]
  /// So many examples are shown for each code in each language.
  package var mostExamples: Int

  package struct Table: Hashable, Sendable {
    /// Its name, as that of its file.
    package var name: String
    package var codes: [Code]

    package init(name: String, codes: [Code]) {
      self.name = name
      self.codes = codes
    }
  }

  package struct Code: Hashable, Sendable {
    package var code: String
    /// How many codes stand above it.
    package var depth: Int
    package var label: CodeLabel
    package var definition: String
    package var include: String
    package var exclude: String
    package var example: String
    package var groups: [Group]

    package init(
      code: String, depth: Int, label: CodeLabel, definition: String, include: String,
      exclude: String, example: String, groups: [Group]
    ) {
      self.code = code
      self.depth = depth
      self.label = label
      self.definition = definition
      self.include = include
      self.exclude = exclude
      self.example = example
      self.groups = groups
    }
  }

  /// The entries of a code in one language.
  package struct Group: Hashable, Sendable {
    package var language: String
    package var entries: [Entry]

    package init(language: String, entries: [Entry]) {
      self.language = language
      self.entries = entries
    }
  }

  package struct Entry: Hashable, Sendable {
    package var id: String
    package var pattern: String
    /// Empty for a lemma, the most common.
    package var type: String
    /// Empty for 1.
    package var weight: String
    package var conditions: String
    package var example: String
    package var note: String

    package init(
      id: String, pattern: String, type: String, weight: String, conditions: String,
      example: String, note: String
    ) {
      self.id = id
      self.pattern = pattern
      self.type = type
      self.weight = weight
      self.conditions = conditions
      self.example = example
      self.note = note
    }
  }

  package init(
    title: String, subtitle: String, digest: String, tables: [Table], mostExamples: Int = 3
  ) {
    self.title = title
    self.subtitle = subtitle
    self.digest = digest
    self.tables = tables
    self.mostExamples = mostExamples
  }

  var entryCount: Int { tables.reduce(0) { $0 + $1.entryCount } }
}

extension CodebookPage.Table {
  var entryCount: Int { codes.reduce(0) { $0 + $1.entryCount } }
}

extension CodebookPage.Code {
  var entryCount: Int { groups.reduce(0) { $0 + $1.entries.count } }
}
