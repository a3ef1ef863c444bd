internal import Reports

/// A row of the table of stories: all printings of one text.
package struct StoryRow: CSVRow {
  package var storyID: String
  package var firstArticleID: String
  package var title: String
  package var printings: Int
  package var relevantPrintings: Int
  /// Sorted.
  package var outlets: [String]
  /// Sorted.
  package var languages: [String]
  package var firstDay: String?
  package var lastDay: String?
  package var relevance: String
  package var stance: String
  package var frames: [String]

  package init(
    storyID: String, firstArticleID: String, title: String, printings: Int, relevantPrintings: Int,
    outlets: [String], languages: [String], firstDay: String?, lastDay: String?, relevance: String,
    stance: String, frames: [String]
  ) {
    self.storyID = storyID
    self.firstArticleID = firstArticleID
    self.title = title
    self.printings = printings
    self.relevantPrintings = relevantPrintings
    self.outlets = outlets
    self.languages = languages
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.relevance = relevance
    self.stance = stance
    self.frames = frames
  }

  package static let columns = [
    "story_id", "first_article_id", "title", "printings", "relevant_printings", "outlets",
    "languages", "first_day", "last_day", "relevance", "stance", "frames",
  ]

  package var fields: [String] {
    [
      storyID, firstArticleID, title, String(printings), String(relevantPrintings),
      outlets.joined(separator: ";"), languages.joined(separator: ";"), firstDay ?? "",
      lastDay ?? "", relevance, stance, frames.joined(separator: ";"),
    ]
  }
}
