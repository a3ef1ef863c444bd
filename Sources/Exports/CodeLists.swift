package import Basics

/// What codes are called, by sets: `stance`, `speaker`, `codebook:frame`.
package struct CodeLists: Hashable, Sendable {
  package struct Code: Hashable, Sendable {
    package var code: String
    package var label: Localized

    package init(_ code: String, _ label: Localized) { (self.code, self.label) = (code, label) }
  }

  package struct CodeSet: Hashable, Sendable {
    package var name: String
    package var codes: [Code]

    package init(_ name: String, _ codes: [Code]) { (self.name, self.codes) = (name, codes) }
  }

  /// In the order in which they are written.
  package private(set) var sets: [CodeSet]

  /// The closed sets of this module, with those of a codebook.
  package static func read(codebook: [CodeSet]) throws(Problem) -> CodeLists {
    var sets: [CodeSet] = []
    for row in try dataRows(of: "values.csv") {
      guard row.count == 5 else { throw broken("values.csv", row.first ?? "") }
      let code = Code(row[1], Localized(en: row[2], kk: row[3], ru: row[4]))
      if sets.last?.name == row[0] {
        sets[sets.count - 1].codes.append(code)
      } else {
        sets.append(CodeSet(row[0], [code]))
      }
    }
    return CodeLists(sets: sets + codebook)
  }

  package func codes(of set: String) -> [Code] { sets.first { $0.name == set }?.codes ?? [] }

  /// Whether no other code can occur: the codebook's sets grow with the tables of analysts.
  package static func isClosed(_ set: String) -> Bool {
    !set.isEmpty && !set.hasPrefix("codebook:")
  }

  package static let columns = ["set", "code", "label_en", "label_kk", "label_ru"]

  /// One row for each code.
  package var rows: [[String]] {
    sets.flatMap { set in
      set.codes.map { [set.name, $0.code, $0.label.en, $0.label.kk, $0.label.ru] }
    }
  }
}
