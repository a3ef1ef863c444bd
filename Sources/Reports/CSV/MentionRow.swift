/// A line of `mentions.csv`: one mention of a group of people.
package struct MentionRow: CSVRow {
  package var mentionID: String
  package var articleID: String
  package var storyID: String
  package var part: String
  package var sentence: Int
  package var start: Int
  package var end: Int
  package var surface: String
  package var group: String
  package var stance: String
  package var stanceStrict: String
  package var score: Double
  package var stanceParts: StancePartsRow
  package var speaker: String
  package var isQuoted: Bool
  package var labelUse: String
  package var mayBeIronic: Bool
  package var evidenceIDs: [String]

  package init(
    mentionID: String, articleID: String, storyID: String, part: String, sentence: Int, start: Int,
    end: Int, surface: String, group: String, stance: String, stanceStrict: String, score: Double,
    stanceParts: StancePartsRow, speaker: String, isQuoted: Bool, labelUse: String,
    mayBeIronic: Bool, evidenceIDs: [String]
  ) {
    self.mentionID = mentionID
    self.articleID = articleID
    self.storyID = storyID
    self.part = part
    self.sentence = sentence
    self.start = start
    self.end = end
    self.surface = surface
    self.group = group
    self.stance = stance
    self.stanceStrict = stanceStrict
    self.score = score
    self.stanceParts = stanceParts
    self.speaker = speaker
    self.isQuoted = isQuoted
    self.labelUse = labelUse
    self.mayBeIronic = mayBeIronic
    self.evidenceIDs = evidenceIDs
  }

  package static let columns = [
    "mention_id", "article_id", "story_id", "part", "sentence", "start", "end", "surface", "group",
    "stance", "stance_strict", "score", "stance_people", "stance_coming", "stance_demand",
    "stance_sympathy", "speaker", "quoted", "label_use", "may_be_ironic", "evidence_ids",
  ]

  package var fields: [String] {
    [
      mentionID, articleID, storyID, part, String(sentence), String(start), String(end), surface,
      group, stance, stanceStrict, number(score),
    ] + stanceParts.fields + [
      speaker, flag(isQuoted), labelUse, flag(mayBeIronic), joined(evidenceIDs),
    ]
  }
}
