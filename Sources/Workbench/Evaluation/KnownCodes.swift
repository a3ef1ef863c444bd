internal import Basics
package import Coding
internal import Foundation
package import Lexicons
package import Measures

/// The codes that each variable may have: those of the program, and frames and speakers of a codebook.
package struct KnownCodes: Sendable {
  /// In the order in which tables list them.
  package let codes: [Variable: [String]]
  private let codebook: Codebook

  package init(_ codebook: Codebook) {
    self.codebook = codebook
    let stances = [Stance.negative, .neutral, .positive, .mixed].map(\.rawValue)
    codes = [
      .relevance: Relevance.allCases.map(\.rawValue), .stance: stances, .outletStance: stances,
      .frames: codebook.codes(of: .frame).map(\.code),
      .voices: codebook.codes(of: .speaker).map(\.code),
      .cities: Measures.Codes.cities.filter { $0 != "none" },
      .labelUse: LabelUse.allCases.map(\.rawValue),
    ]
  }

  /// The codes of the codebook in a folder of lexicons, for who compares codings and needs no tables.
  package init(folder: String) throws {
    let path = "\(folder)/\(Lexicon.codebookName)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "LEX-001", at: path, "the file cannot be read",
        cure: "name the folder that holds codebook.csv")
    }
    let (lexicon, problems) = Lexicon.read(
      files: [Lexicon.codebookName: [UInt8](data)], folder: folder)
    guard problems.isEmpty else { throw Problems(problems) }
    self.init(lexicon.codebook)
  }

  /// The code that is meant by what a person wrote; nil where there is none.
  ///
  /// Stance may be a number. A finer frame counts as the frame above it: coders need not agree how
  /// finely they look.
  func code(_ written: String, of variable: Variable) -> String? {
    let name = written.lowercased()
    if variable.kind == .stance, let stance = Self.stances[name] { return stance }
    guard codes[variable]?.contains(name) == true else { return nil }
    return variable == .frames ? codebook.top(of: name, kind: .frame) : name
  }

  private static let stances = [
    "-1": "negative", "0": "neutral", "1": "positive", "+1": "positive", "-1.0": "negative",
    "0.0": "neutral", "1.0": "positive",
  ]

  /// What to do about a code that is none.
  func cure(for written: String, of variable: Variable) -> String {
    let known = codes[variable] ?? []
    if let nearest = nearestName(to: written, among: known) { return "did you mean \(nearest)?" }
    return "expected one of \(known.joined(separator: " "))"
  }

  /// The codes of a coding by the lexicons, as people give them.
  package func codes(of coded: CodedArticle) -> PassageCodes {
    var codes = PassageCodes()
    codes[single: .relevance] = coded.relevance.rawValue
    codes[single: .stance] = coded.stance.rawValue
    codes[single: .outletStance] = coded.outletStance.rawValue
    codes[.frames] = Set(coded.frames.compactMap { code($0, of: .frames) })
    codes[.voices] = Set(coded.voices)
    codes[.cities] = Set(coded.cities)
    codes[single: .labelUse] = coded.labelUse.rawValue
    return codes
  }

  // MARK: Evidence

  /// Whether a piece of evidence, counted or not, speaks for a code.
  func speaks(_ item: Evidence, for code: String, of variable: Variable) -> Bool {
    guard let table = Lexicons.Table(rawValue: item.layer) else { return false }
    let line =
      codebook.code(item.code, kind: table.kind).map { codebook.lineage(of: $0) } ?? [item.code]
    switch variable {
    case .frames: return table == .frames && line.contains(code)
    case .voices: return table == .speakers && line.contains(code)
    case .cities: return table == .places && line.contains(code == "other" ? "othercity" : code)
    case .relevance: return [.groups, .labels].contains(table) && line.contains("internal")
    case .labelUse: return table == .labels
    case .stance, .outletStance:
      guard [.stance, .metaphors, .labels].contains(table) else { return false }
      let isGood = item.code.hasSuffix("+") || item.code == "patient"
      return isGood == (code == "positive")
    }
  }

  /// Codes that take an entry to be found: not those that stand for nothing, nor for several.
  func needsEntry(_ code: String, of variable: Variable) -> Bool {
    switch variable {
    case .frames, .cities: true
    case .voices: code != "outlet"
    case .relevance: code == Relevance.internal.rawValue
    case .labelUse: code != LabelUse.none.rawValue
    case .stance, .outletStance: ["positive", "negative"].contains(code)
    }
  }
}
