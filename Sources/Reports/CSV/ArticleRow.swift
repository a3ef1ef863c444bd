/// A line of `articles.csv`: an article, with its coding where it is relevant.
package struct ArticleRow: CSVRow {
  package var articleID: String
  package var storyID: String
  package var outlet: String
  package var outletName: String
  package var region: String
  package var owner: String
  package var language: String
  package var script: String
  package var date: String?
  package var dateOrigin: String?
  package var title: String
  package var address: String?
  package var canonical: String?
  package var words: Int
  package var sentences: Int
  package var relevance: String
  package var stance: String
  package var stanceStrict: String
  package var stanceOutlet: String
  package var stanceParts: StancePartsRow
  package var frames: [String]
  package var finerFrames: [String]
  package var voices: [String]
  package var cities: [String]
  package var origins: [String]
  /// `office:refused` and the like.
  package var ties: [String]
  package var labelUse: String
  package var genre: String
  package var metaphors: [String]
  package var mentionsInternal: Int
  package var isFirstPrinting: Bool
  package var encoding: String
  package var source: String
  package var pageSHA256: String

  package init(
    articleID: String, storyID: String, outlet: String, outletName: String, region: String,
    owner: String, language: String, script: String, date: String?, dateOrigin: String?,
    title: String, address: String?, canonical: String?, words: Int, sentences: Int,
    relevance: String, stance: String, stanceStrict: String, stanceOutlet: String,
    stanceParts: StancePartsRow, frames: [String], finerFrames: [String], voices: [String],
    cities: [String], origins: [String], ties: [String], labelUse: String, genre: String,
    metaphors: [String],
    mentionsInternal: Int, isFirstPrinting: Bool, encoding: String, source: String,
    pageSHA256: String
  ) {
    self.articleID = articleID
    self.storyID = storyID
    self.outlet = outlet
    self.outletName = outletName
    self.region = region
    self.owner = owner
    self.language = language
    self.script = script
    self.date = date
    self.dateOrigin = dateOrigin
    self.title = title
    self.address = address
    self.canonical = canonical
    self.words = words
    self.sentences = sentences
    self.relevance = relevance
    self.stance = stance
    self.stanceStrict = stanceStrict
    self.stanceOutlet = stanceOutlet
    self.stanceParts = stanceParts
    self.frames = frames
    self.finerFrames = finerFrames
    self.voices = voices
    self.cities = cities
    self.origins = origins
    self.ties = ties
    self.labelUse = labelUse
    self.genre = genre
    self.metaphors = metaphors
    self.mentionsInternal = mentionsInternal
    self.isFirstPrinting = isFirstPrinting
    self.encoding = encoding
    self.source = source
    self.pageSHA256 = pageSHA256
  }

  package static let columns = [
    "article_id", "story_id", "outlet", "outlet_name", "region", "owner", "language", "script",
    "date", "date_origin", "title", "address", "canonical", "words", "sentences", "relevance",
    "stance", "stance_strict", "stance_outlet", "stance_people", "stance_coming", "stance_demand",
    "stance_sympathy", "frames", "finer_frames", "voices", "cities", "origins", "ties", "label_use",
    "metaphors", "mentions_internal", "first_printing", "encoding", "source", "page_sha256",
    "genre",
  ]

  package var fields: [String] {
    [
      articleID, storyID, outlet, outletName, region, owner, language, script, date ?? "",
      dateOrigin ?? "", title, address ?? "", canonical ?? "", String(words), String(sentences),
      relevance, stance, stanceStrict, stanceOutlet,
    ] + stanceParts.fields + [
      joined(frames), joined(finerFrames), joined(voices), joined(cities), joined(origins),
      joined(ties), labelUse, joined(metaphors), String(mentionsInternal), flag(isFirstPrinting),
      encoding, source, pageSHA256, genre,
    ]
  }
}
