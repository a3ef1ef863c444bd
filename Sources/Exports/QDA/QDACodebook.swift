internal import Basics

/// A code of a project.
package struct QDACode: Hashable, Sendable {
  package var code: String
  /// The code above it in its category; empty for none.
  package var parent: String
  package var label: Localized
  package var meaning: String

  package init(_ code: String, parent: String = "", label: Localized, meaning: String = "") {
    (self.code, self.parent, self.label, self.meaning) = (code, parent, label, meaning)
  }
}

/// Codes of one question, such as `stance` or `frames`.
package struct QDACategory: Hashable, Sendable {
  package var name: String
  package var title: Localized
  package var codes: [QDACode]

  package init(_ name: String, title: Localized, codes: [QDACode]) {
    (self.name, self.title, self.codes) = (name, title, codes)
  }
}

/// The codes of a project as REFI-QDA writes them: categories that cannot be coded, codes below them.
///
/// Names are labels in one language, each only once in the project: QualCoder takes two codes of one name
/// for one.
struct QDACodebook {
  private let categories: [QDACategory]
  private let language: InterfaceLanguage
  private let known: Set<String>

  init(_ categories: [QDACategory], language: InterfaceLanguage) {
    (self.categories, self.language) = (categories, language)
    known = Set(
      categories.flatMap { category in category.codes.map { "\(category.name)/\($0.code)" } })
  }

  /// The GUID of a code; nil for one that the codebook does not have.
  func guid(of code: QDAProject.Code) -> NameBasedGUID? {
    known.contains(code.name) ? NameBasedGUID("code \(code.name)", in: .koshu) : nil
  }

  func write(to xml: inout XMLText) {
    var taken: Set<String> = []
    xml.element("CodeBook") { xml in
      xml.element("Codes") { xml in
        for category in categories {
          let title = unique(category.title[language], in: "", &taken)
          let guid = NameBasedGUID("category \(category.name)", in: .koshu)
          xml.element(
            "Code", [("guid", "\(guid)"), ("name", title), ("isCodable", "false")]
          ) { xml in write("", of: category, to: &xml, &taken) }
        }
      }
    }
  }

  private func write(
    _ parent: String, of category: QDACategory, to xml: inout XMLText, _ taken: inout Set<String>
  ) {
    let codes = Set(category.codes.map(\.code))
    for code in category.codes {
      // A code whose parent is not there stands on top.
      guard (codes.contains(code.parent) && code.parent != code.code ? code.parent : "") == parent
      else { continue }
      let name = unique(code.label[language], in: category.title[language], &taken)
      let guid = NameBasedGUID("code \(category.name)/\(code.code)", in: .koshu)
      xml.element(
        "Code", [("guid", "\(guid)"), ("name", name), ("isCodable", "true")]
      ) { xml in
        let meaning = code.meaning.isEmpty ? "" : ": \(code.meaning)"
        xml.element("Description", text: "\(category.name)/\(code.code)\(meaning)")
        write(code.code, of: category, to: &xml, &taken)
      }
    }
  }

  private func unique(_ name: String, in category: String, _ taken: inout Set<String>) -> String {
    var candidate = name.isEmpty ? category : name
    if taken.contains(candidate.lowercased()), !category.isEmpty {
      candidate = "\(name) (\(category))"
    }
    var number = 2
    while taken.contains(candidate.lowercased()) {
      candidate = "\(name) (\(number))"
      number += 1
    }
    taken.insert(candidate.lowercased())
    return candidate
  }
}
