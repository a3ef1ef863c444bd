package import Basics

/// What a report says beside the figures: names, sources, outcomes and all that went into it.
///
/// Nothing in it may depend on when or where the report is written.
package struct ReportContext: Hashable, Sendable {
  package var language: InterfaceLanguage
  package var title: String
  /// What the corpus is, in one sentence; empty for what every report is about.
  package var subtitle: String
  /// Names of codes, keyed by kind and code: `stance:mixed`, `city:other`, `outcome:listing`.
  ///
  /// Kinds: `relevance`, `stance`, `reading`, `group`, `language`, `city`, `speaker`, `label-use`,
  /// `frame`, `outcome`. Frames, speakers and cities may stand without kind, as in the codebook.
  /// Codes without a name here have a built-in one, or are shown as they are.
  package var labels: [String: CodeLabel]
  package var outlets: [OutletName]
  /// Where each input ended; the sum is the number of inputs.
  ///
  /// The report itself knows what the usual outcomes mean.
  package var outcomes: [Tally]
  /// What was read: name of the source, how many inputs it gave, and as meaning its kind.
  package var sources: [Tally]
  /// Names and digests or versions of what made the figures: lexicons, dictionaries, libraries.
  package var ingredients: [Ingredient]
  /// Names the run; derived from digests, not from the clock.
  package var run: String
  /// The command that makes the same report again.
  package var command: String
  /// Data files beside the report: relative link, what a row is, number of rows.
  package var files: [DataFile]
  /// Where the data dictionary is, relative to the report.
  package var dictionaryLink: String
  /// Warnings that belong before the figures, such as "these are invented articles".
  package var notices: [String]
  /// What the codes mean, as coders are told, in the language of the report.
  package var codebook: [CodeFamily]

  package init(
    language: InterfaceLanguage = .en, title: String, subtitle: String = "",
    labels: [String: CodeLabel] = [:], outlets: [OutletName] = [], outcomes: [Tally] = [],
    sources: [Tally] = [], ingredients: [Ingredient] = [], run: String = "", command: String = "",
    files: [DataFile] = [], dictionaryLink: String = "", notices: [String] = [],
    codebook: [CodeFamily] = []
  ) {
    self.language = language
    self.title = title
    self.subtitle = subtitle
    self.labels = labels
    self.outlets = outlets
    self.outcomes = outcomes
    self.sources = sources
    self.ingredients = ingredients
    self.run = run
    self.command = command
    self.files = files
    self.dictionaryLink = dictionaryLink
    self.notices = notices
    self.codebook = codebook
  }
}

/// A question of the coding scheme with its answers: stance, frames, voices.
package struct CodeFamily: Hashable, Sendable {
  package var title: String
  package var question: String
  package var codes: [Code]

  package struct Code: Hashable, Sendable {
    package var code: String
    package var label: String
    package var meaning: String
    package var include: String
    package var exclude: String
    package var example: String

    package init(
      code: String, label: String, meaning: String, include: String, exclude: String,
      example: String
    ) {
      self.code = code
      self.label = label
      self.meaning = meaning
      self.include = include
      self.exclude = exclude
      self.example = example
    }
  }

  package init(title: String, question: String, codes: [Code]) {
    (self.title, self.question, self.codes) = (title, question, codes)
  }
}

/// The name of a code in three languages; an empty one is left out.
package struct CodeLabel: Hashable, Sendable {
  package var kk: String
  package var ru: String
  package var en: String

  package init(kk: String, ru: String, en: String) {
    self.kk = kk
    self.ru = ru
    self.en = en
  }
}

/// An outlet as `pipeline.json` describes it.
package struct OutletName: Hashable, Sendable {
  package var id: String
  package var name: String
  package var language: String
  package var region: String
  package var owner: String

  package init(id: String, name: String, language: String, region: String, owner: String) {
    self.id = id
    self.name = name
    self.language = language
    self.region = region
    self.owner = owner
  }
}

/// A code or name and how many inputs it stands for.
package struct Tally: Hashable, Sendable {
  package var name: String
  package var count: Int
  /// What it means, in a few words; may be empty.
  package var meaning: String

  package init(name: String, count: Int, meaning: String = "") {
    self.name = name
    self.count = count
    self.meaning = meaning
  }
}

/// A thing that went into the figures, with its version or digest.
package struct Ingredient: Hashable, Sendable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// A data file that lies beside the report.
package struct DataFile: Hashable, Sendable {
  /// Relative, such as `articles.csv`.
  package var link: String
  /// What a row is, where the report does not know the file.
  package var meaning: String
  package var rows: Int

  package init(link: String, meaning: String = "", rows: Int) {
    self.link = link
    self.meaning = meaning
    self.rows = rows
  }
}
