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
  package var frames: [String]
  package var voices: [String]
  package var cities: [String]
  package var labelUse: String
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
    frames: [String], voices: [String], cities: [String], labelUse: String, mentionsInternal: Int,
    isFirstPrinting: Bool, encoding: String, source: String, pageSHA256: String
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
    self.frames = frames
    self.voices = voices
    self.cities = cities
    self.labelUse = labelUse
    self.mentionsInternal = mentionsInternal
    self.isFirstPrinting = isFirstPrinting
    self.encoding = encoding
    self.source = source
    self.pageSHA256 = pageSHA256
  }

  package static let columns = [
    "article_id", "story_id", "outlet", "outlet_name", "region", "owner", "language", "script",
    "date", "date_origin", "title", "address", "canonical", "words", "sentences", "relevance",
    "stance", "stance_strict", "stance_outlet", "frames", "voices", "cities", "label_use",
    "mentions_internal", "first_printing", "encoding", "source", "page_sha256",
  ]

  package var fields: [String] {
    [
      articleID, storyID, outlet, outletName, region, owner, language, script, date ?? "",
      dateOrigin ?? "", title, address ?? "", canonical ?? "", String(words), String(sentences),
      relevance, stance, stanceStrict, stanceOutlet, joined(frames), joined(voices),
      joined(cities), labelUse, String(mentionsInternal), flag(isFirstPrinting), encoding, source,
      pageSHA256,
    ]
  }
}
