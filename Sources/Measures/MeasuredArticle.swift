/// What Measures needs to know of one coded article.
///
/// Rows come in the order of `id`. Of a million articles most are about nobody who moves, and have their
/// codes alike: `SharedCodes` keeps these once.
@dynamicMemberLookup
package struct MeasuredArticle: Hashable, Sendable {
  package var id: String
  /// The story (cluster of reprints) it belongs to: the sampling unit of every interval.
  package var story: String
  /// `YYYY-MM-DD`, or nil where no date was found.
  package var day: String?
  var codes: Kept<ArticleCodes>
  /// Nil where all of it is empty.
  private var words: Kept<ArticleWords>?

  package init(
    id: String, story: String, outlet: String, language: String, day: String?, title: String,
    address: String?, relevance: String, stance: String, strictStance: String,
    outletStance: String, parts: [MeasuredPart] = [], frames: [String],
    titleFrames: [String] = [], leadingFrames: [String] = [], voices: [String], cities: [String],
    labelUse: String, genre: String = "report", mentions: [MeasuredMention],
    passages: [Passage]
  ) {
    self.id = id
    self.story = story
    self.day = day
    codes = Kept(
      ArticleCodes(
        outlet: outlet, language: language, relevance: relevance, stance: stance,
        strictStance: strictStance, outletStance: outletStance, parts: parts, frames: frames,
        titleFrames: titleFrames, leadingFrames: leadingFrames, voices: voices, cities: cities,
        labelUse: labelUse, genre: genre))
    keep(ArticleWords(title: title, address: address, mentions: mentions, passages: passages))
  }

  package subscript<Value>(dynamicMember path: WritableKeyPath<ArticleCodes, Value>) -> Value {
    get { codes.value[keyPath: path] }
    set {
      var changed = codes.value
      changed[keyPath: path] = newValue
      codes = Kept(changed)
    }
  }

  package subscript<Value>(dynamicMember path: WritableKeyPath<ArticleWords, Value>) -> Value {
    get { (words?.value ?? ArticleWords())[keyPath: path] }
    set {
      var changed = words?.value ?? ArticleWords()
      changed[keyPath: path] = newValue
      keep(changed)
    }
  }

  private mutating func keep(_ new: ArticleWords) {
    words = new == ArticleWords() ? nil : Kept(new)
  }

  /// The codes alone: no title, address and text of passages, which take most of the memory and are shown
  /// of few articles.
  package var withoutWords: Self {
    var article = self
    article.keep(
      ArticleWords(mentions: self.mentions, passages: self.passages.map(\.withoutWords)))
    return article
  }
}

/// What may be the same of many articles.
package struct ArticleCodes: Hashable, Sendable {
  package var outlet: String
  /// `kk`, `ru` or `other`.
  package var language: String
  /// `internal`, `other`, `unclear`, `none`.
  ///
  /// Only `internal` articles enter stance and frames.
  package var relevance: String
  package var stance: String
  package var strictStance: String
  package var outletStance: String
  /// The four parts of its stance; one that is missing counts as neutral.
  package var parts: [MeasuredPart]
  package var frames: [String]
  /// Those of its frames that its title bears.
  package var titleFrames: [String]
  /// Those of its frames that most sentences bear; several where they are as many.
  package var leadingFrames: [String]
  package var voices: [String]
  package var cities: [String]
  package var labelUse: String
  /// `report`, `interview`, `essay`, `notice`, `letter`, `comments`.
  package var genre: String
}

/// What each article has of its own.
package struct ArticleWords: Hashable, Sendable {
  package var title = ""
  package var address: String?
  /// Stances of its mentions of movers, by speaker.
  package var mentions: [MeasuredMention] = []
  /// Short passages, best evidence first, for the quotations of the report.
  package var passages: [Passage] = []
}

package struct MeasuredMention: Hashable, Sendable {
  package var speaker: String
  package var stance: String
  /// The id of the entry that names the movers; empty where none does.
  package var name: String

  package init(speaker: String, stance: String, name: String = "") {
    self.speaker = speaker
    self.stance = stance
    self.name = name
  }
}

/// The sign of one part of an article's stance: `people`, `coming`, `demand`, `sympathy`.
package struct MeasuredPart: Hashable, Sendable {
  package var name: String
  package var stance: String

  package init(name: String, stance: String) {
    self.name = name
    self.stance = stance
  }
}

/// What is known of an outlet beside its articles: the user's register.
package struct MeasuredOutlet: Hashable, Sendable {
  package var id: String
  /// `state`, `private`, `public`, or whatever the register says; empty for unknown.
  package var ownership: String
  /// It writes under the state's commission for information policy: `yes`, `no`; empty for unknown.
  package var commission: String
  /// `online`, `print`, `television`, `agency`; empty for unknown.
  package var medium: String
  package var region: String

  package init(
    id: String, ownership: String = "", commission: String = "", medium: String = "",
    region: String = ""
  ) {
    self.id = id
    self.ownership = ownership
    self.commission = commission
    self.medium = medium
    self.region = region
  }
}

/// A sentence of an article with the words that caused a code.
package struct Passage: Hashable, Sendable {
  /// `title` or `text`.
  package var part: String
  /// The sentence, at most a few hundred scalars.
  package var text: String
  package var language: String
  /// Where the sentence begins in its part, in scalars.
  package var start: Int
  package var frames: [String]
  package var stance: String
  package var speaker: String
  package private(set) var highlights: [Highlight]
  /// How many different entries are highlighted.
  package private(set) var entries: Int

  /// Scalars of `text`, half-open; `code` says of what the words are evidence.
  package struct Highlight: Hashable, Sendable {
    package var start: Int
    package var end: Int
    package var code: String
    package var entry: String

    package init(start: Int, end: Int, code: String, entry: String) {
      self.start = start
      self.end = end
      self.code = code
      self.entry = entry
    }
  }

  package init(
    part: String, text: String, language: String, start: Int, frames: [String], stance: String,
    speaker: String, highlights: [Highlight]
  ) {
    self.part = part
    self.text = text
    self.language = language
    self.start = start
    self.frames = frames
    self.stance = stance
    self.speaker = speaker
    self.highlights = highlights
    entries = Set(highlights.map(\.entry)).count
  }

  /// The same without text and highlights.
  fileprivate var withoutWords: Self {
    var codes = self
    (codes.text, codes.highlights) = ("", [])
    return codes
  }
}
