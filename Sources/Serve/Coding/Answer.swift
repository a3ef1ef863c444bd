internal import Basics
internal import Coding
internal import Measures

/// What one person says of one passage.
struct Answer: Hashable, Sendable {
  private(set) var codes = PassageCodes()
  var note = ""
  /// The coder has decided, but would not swear to it.
  var isUnsure = false
  /// Words that entries match were shown: it may have swayed the coder.
  var isPrehighlighted = false

  init() {}

  /// From the codes written for each variable.
  ///
  /// A list without codes says that there is none, but only where anything is coded at all.
  init(written: (Variable) -> [String]) {
    let all = Variable.allCases.map { ($0, Set(written($0).filter { !$0.isEmpty })) }
    guard all.contains(where: { !$0.1.isEmpty }) else { return }
    for (variable, codes) in all {
      switch variable.kind {
      case .set: self.codes[variable] = codes.subtracting(["none"])
      case .single, .stance: self.codes[single: variable] = codes.min()
      }
    }
  }

  init(codes: PassageCodes) { self.codes = codes }

  var isEmpty: Bool { codes.isEmpty && note.isEmpty && !isUnsure && !isPrehighlighted }

  /// The questions that still want an answer: of passages about others than movers nothing but
  /// relevance is asked.
  var missing: [Variable] {
    guard let relevance = codes[single: .relevance] else { return [.relevance] }
    guard relevance == Relevance.internal.rawValue else { return [] }
    return [Variable.stance, .outletStance, .labelUse].filter { codes[$0] == nil }
  }

  var isComplete: Bool { missing.isEmpty }

  // MARK: As a row

  private static let flag = "yes"

  static let columns =
    ["id"] + Variable.allCases.map(\.rawValue) + ["note", "unsure", "prehighlighted", "complete"]

  init(_ row: [String: String]) {
    self.init { variable in
      (row[variable.rawValue] ?? "").split(whereSeparator: { $0 == ";" || $0 == "|" })
        .map { $0.trimmingPrefix(while: \.isWhitespace) }
        .map { String($0.prefix { !$0.isWhitespace }).lowercased() }
    }
    note = row["note"] ?? ""
    isUnsure = row["unsure"] == Self.flag
    isPrehighlighted = row["prehighlighted"] == Self.flag
  }

  /// The columns of a file that `koshu evaluate` reads, but for the id.
  var fields: [(column: String, value: String)] {
    let codes = Variable.allCases.map { variable in
      (column: variable.rawValue, value: text(variable))
    }
    return codes + [
      ("note", note), ("unsure", isUnsure ? Self.flag : ""),
      ("prehighlighted", isPrehighlighted ? Self.flag : ""),
      ("complete", isComplete ? Self.flag : ""),
    ]
  }

  /// The codes of a variable as one field.
  func text(_ variable: Variable) -> String {
    (codes[variable] ?? []).sorted().joined(separator: ";")
  }

  /// Names what a page showed, so that a form that was filled in over another state is known.
  var digest: String { Digest(ofParts: fields.map(\.value)).short }
}
