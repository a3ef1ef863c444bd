internal import Basics
internal import Store

/// What a forgetting takes away, before anything is done.
package struct ForgetPlan: Sendable {
  var subject: ForgetSubject
  /// What is to go out of the archives.
  var records: [ForgettingRow] = []
  /// Never to be fetched again, sorted by identity.
  var pages: [PageRow] = []
  /// Documents and articles of the store that come from these records.
  var documents = 0
  var articles = 0
  /// Documents that other sources hold: files of the person who asks, which stay.
  var ownDocuments: [String] = []
  /// Files that a rebuild left, which go as a whole.
  var leftovers: [String] = []
  /// Days of the first and the last record.
  var days: ClosedRange<String>?
  /// The configuration goes on collecting it.
  var isStillCollected = false

  var pageRecords: Int { records.count { $0.archive == "pages" } }
  var feedRecords: Int { records.count { $0.archive == "feeds" } }

  package var isEmpty: Bool { records.isEmpty && articles == 0 }

  private static let mostShown = 20

  /// What would go, in lines.
  package var text: String {
    var lines: [String] = []
    switch subject {
    case .page(let address, _): lines.append("to be forgotten: \(address)")
    case .outlet(let name): lines.append("to be forgotten: all of the outlet \(name)")
    case .before(let day): lines.append("to be forgotten: all that was fetched before \(day)")
    }
    var span = ""
    if let days {
      span =
        days.lowerBound == days.upperBound
        ? ", of \(days.lowerBound)" : ", of \(days.lowerBound) to \(days.upperBound)"
    }
    lines.append("  \(counted(pageRecords, "page")) in the archive\(span)")
    lines.append(
      "  \(counted(documents, "document")) and \(counted(articles, "article")) in the store, with texts "
        + "and codings")
    if feedRecords > 0 {
      lines.append("  \(counted(feedRecords, "answer")) of feeds in the archive, which tell of it")
    }
    lines += leftovers.map { "  \($0), as a whole" }
    let addresses = pages.count == 1 ? "1 address" : "\(pages.count) addresses"
    lines.append("  \(addresses), never to be fetched again")
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the person has to see to, beside what was done.
  package var advice: String {
    var lines = [
      "next: koshu run, or koshu report, writes report and CSV files without it; exports are to be made "
        + "anew, and copies elsewhere are yours to delete"
    ]
    if isStillCollected, case .outlet(let name) = subject {
      lines.append(
        "pipeline.json still names the outlet \(name): take its feeds out, or new articles are fetched"
      )
    }
    if !ownDocuments.isEmpty {
      lines.append(
        "still in other sources, and in the store while it is there: delete these, then koshu run")
      lines += ownDocuments.prefix(Self.mostShown).map { "  \($0)" }
      if ownDocuments.count > Self.mostShown {
        lines.append("  … and \(ownDocuments.count - Self.mostShown) more")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether something of it stays, that is not ours to delete.
  package var leavesSomething: Bool { !ownDocuments.isEmpty }

  /// The line of `forgotten.jsonl`: no text, no title, no address.
  func note(date: String, reason: String?) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("date", date)
      json.field("asked", subject.sort)
      if let name = subject.loggedName { json.field(subject.sort, name) }
      if let reason { json.field("reason", reason) }
      json.field("pages", pageRecords)
      json.field("articles", articles)
      json.field("feeds", feedRecords)
      json.field("identities", pages.map { Digest(of: $0.identity.utf8).hex }.sorted())
    }
    return json.text
  }
}

/// What `koshu forget` did.
package struct ForgetSummary: Sendable {
  package var text: String
  /// Something of it stays in sources that are not ours to delete.
  package var leavesSomething: Bool
}
