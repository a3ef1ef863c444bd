package import Basics

/// Something that `koshu verify` found wrong: what, where, and what to do.
package struct KeepingFault: Hashable, Sendable {
  package var code: Code
  /// A file, with the byte or row in it.
  package var place: String
  package var found: String

  /// Permanent and searchable, as those of problems.
  package enum Code: String, CaseIterable, Sendable {
    case unsoundFile = "KEE-010"
    case brokenReference = "KEE-011"
    case orphan = "KEE-012"
    case brokenOff = "KEE-013"
    case unfinishedForgetting = "KEE-014"
    case noState = "KEE-015"
    case damage = "KEE-020"
    case blockDigest = "KEE-021"
    case payloadDigest = "KEE-022"
    case noRecord = "KEE-030"
    case otherRecord = "KEE-031"
    case unknownRecord = "KEE-032"
    case forgottenRecord = "KEE-033"
    case noDocument = "KEE-040"
    case otherBytes = "KEE-041"
    case staleDocument = "KEE-042"
    case unread = "KEE-043"

    package var cure: String {
      switch self {
      case .unsoundFile, .brokenReference: "check the disk, then run koshu rebuild"
      case .orphan, .otherBytes, .staleDocument: "run koshu rebuild"
      case .brokenOff, .unread: "run koshu run, which goes on where it was stopped"
      case .unfinishedForgetting: "run koshu run, which ends it"
      case .noState: "run koshu rebuild --state, or all is fetched again"
      case .damage:
        "at the end of the newest file the next run mends it; else take the file from a backup, or "
          + "run koshu rebuild --state to go on without what is lost"
      case .blockDigest, .payloadDigest: "take the file from a backup"
      case .noRecord, .otherRecord:
        "take the file from a backup, or run koshu rebuild --state: the page is fetched again where a "
          + "feed still names it"
      case .unknownRecord: "run koshu rebuild --state"
      case .forgottenRecord: "run koshu forget for it again"
      case .noDocument: "run koshu run; where it stays, koshu rebuild"
      }
    }
  }

  package var text: String { "\(code.rawValue)  \(place)  \(found); \(code.cure)" }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("code", code.rawValue)
      json.field("at", place)
      json.field("found", found)
      json.field("cure", code.cure)
    }
    json.endLine()
  }
}

/// How much was looked at.
package struct VerifiedCounts: Hashable, Sendable {
  package var files = 0
  package var records = 0
  /// Pages that the collection fetched.
  package var pages = 0
  /// Documents that were set beside their record.
  package var documents = 0
  package var articles = 0
  package var faults = 0

  package var text: String {
    let faults =
      faults == 0 ? "no fault" : "\(counted(faults, "fault"))"
    return
      "\(counted(files, "archive file")), \(counted(records, "record")), \(counted(pages, "fetched page")), "
      + "\(counted(documents, "document")) of them, \(counted(articles, "article")): \(faults)"
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("files", files)
      json.field("records", records)
      json.field("pages", pages)
      json.field("documents", documents)
      json.field("articles", articles)
      json.field("faults", faults)
    }
    json.endLine()
  }
}

/// A number with its noun: `1 page`, `2 pages`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
