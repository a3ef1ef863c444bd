/// A line of `frames.csv`: a frame invoked in a sentence of an article.
package struct FrameRow: CSVRow {
  package var frameID: String
  package var articleID: String
  package var storyID: String
  package var part: String
  package var sentence: Int
  package var frame: String
  package var finer: [String]
  /// Whether the frame is one of its article's frames: weaker ones stay sentences.
  package var isCoded: Bool
  package var speaker: String
  package var evidenceIDs: [String]

  package init(
    frameID: String, articleID: String, storyID: String, part: String, sentence: Int,
    frame: String, finer: [String], isCoded: Bool, speaker: String, evidenceIDs: [String]
  ) {
    self.frameID = frameID
    self.articleID = articleID
    self.storyID = storyID
    self.part = part
    self.sentence = sentence
    self.frame = frame
    self.finer = finer
    self.isCoded = isCoded
    self.speaker = speaker
    self.evidenceIDs = evidenceIDs
  }

  package static let columns = [
    "frame_id", "article_id", "story_id", "part", "sentence", "frame", "finer", "coded",
    "speaker", "evidence_ids",
  ]

  package var fields: [String] {
    [
      frameID, articleID, storyID, part, String(sentence), frame, joined(finer), flag(isCoded),
      speaker, joined(evidenceIDs),
    ]
  }
}
