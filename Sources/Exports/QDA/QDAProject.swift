/// A REFI-QDA project (`.qdpx`, version 1.0 of the exchange format): texts with codes and selections, each by
/// its coder.
///
/// The project file is written in pieces, source by source. GUIDs are made of names, and no time of writing
/// is told, so that a repeated export gives the same bytes. Positions are code points, half-open.
package struct QDAProject {
  private let origin: ExportOrigin
  private let codebook: QDACodebook
  private let coders: [String]

  /// The coder of everything that no person coded.
  package static let machine = "Koshu"
  package static let fileName = "project.qde"

  /// A code by its category.
  package struct Code: Hashable, Comparable, Sendable {
    package var category: String
    package var code: String

    package init(_ category: String, _ code: String) {
      (self.category, self.code) = (category, code)
    }

    var name: String { "\(category)/\(code)" }

    package static func < (a: Self, b: Self) -> Bool {
      (a.category, a.code) < (b.category, b.code)
    }
  }

  /// What a text is known by beside its words.
  package enum Fact: String, CaseIterable, Sendable {
    case outlet, language, date, story, address
  }

  /// - Parameter coders: people, beside the program.
  package init(
    _ origin: ExportOrigin, categories: [QDACategory], coders: [String]
  ) {
    self.origin = origin
    codebook = QDACodebook(categories, language: origin.language)
    self.coders = [Self.machine] + coders
  }

  /// The project file up to its sources.
  package func head() -> [UInt8] {
    var xml = XMLText()
    xml.put("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open(
      "Project",
      [
        ("xmlns", "urn:QDA-XML:project:1.0"), ("name", origin.corpus),
        ("origin", "Koshu \(origin.koshu)"), ("creatingUserGUID", "\(user(Self.machine))"),
      ])
    xml.put("\n")
    xml.element("Users") { xml in
      for coder in coders { xml.empty("User", [("guid", "\(user(coder))"), ("name", coder)]) }
    }
    codebook.write(to: &xml)
    xml.element("Variables") { xml in
      for fact in Fact.allCases {
        xml.element(
          "Variable",
          [
            ("guid", "\(variable(fact))"), ("name", fact.rawValue),
            ("typeOfVariable", fact == .date ? "Date" : "Text"),
          ]
        ) { _ in }
      }
    }
    xml.open("Sources")
    xml.put("\n")
    return xml.bytes
  }

  /// A source of the project file.
  package func source(_ text: QDAText) -> [UInt8] {
    var xml = XMLText()
    xml.element(
      "TextSource",
      [
        ("guid", "\(text.guid)"), ("name", text.name),
        ("plainTextPath", "internal://\(text.guid).txt"),
        ("creatingUser", "\(user(Self.machine))"),
      ]
    ) { xml in
      for selection in text.selections { write(selection, of: text, to: &xml) }
      for coding in text.codings {
        for code in Set(coding.codes).sorted() {
          write(code, by: coding.coder, of: text, at: "text", to: &xml)
        }
      }
      for fact in Fact.allCases {
        guard let value = text.facts[fact], !value.isEmpty else { continue }
        xml.element("VariableValue") { xml in
          xml.empty("VariableRef", [("targetGUID", "\(variable(fact))")])
          xml.element(fact == .date ? "DateValue" : "TextValue", text: value)
        }
      }
    }
    return xml.bytes
  }

  /// The end of the project file.
  package func tail() -> [UInt8] {
    var xml = XMLText()
    xml.close("Sources")
    let remarks = origin.remarks.map { $0[origin.language] }
    xml.element(
      "Description",
      text: (["Koshu \(origin.koshu), lexicons \(origin.lexicons), \(origin.state)."] + remarks)
        .joined(separator: " "))
    xml.close("Project")
    return xml.bytes
  }

  private func write(_ selection: QDAText.Selection, of text: QDAText, to xml: inout XMLText) {
    let codes = Set(selection.codes).sorted().filter { codebook.guid(of: $0) != nil }
    guard !codes.isEmpty else { return }
    let place = "\(selection.start) \(selection.end)"
    let guid = NameBasedGUID("selection \(text.id) \(place)", in: .koshu)
    xml.element(
      "PlainTextSelection",
      [
        ("guid", "\(guid)"), ("name", text.words(of: selection)),
        ("startPosition", "\(selection.start)"), ("endPosition", "\(selection.end)"),
        ("creatingUser", "\(user(Self.machine))"),
      ]
    ) { xml in
      for code in codes { write(code, by: Self.machine, of: text, at: place, to: &xml) }
    }
  }

  private func write(
    _ code: Code, by coder: String, of text: QDAText, at place: String, to xml: inout XMLText
  ) {
    guard let target = codebook.guid(of: code) else { return }
    let guid = NameBasedGUID("coding \(text.id) \(place) \(coder) \(code.name)", in: .koshu)
    xml.element("Coding", [("guid", "\(guid)"), ("creatingUser", "\(user(coder))")]) { xml in
      xml.empty("CodeRef", [("targetGUID", "\(target)")])
    }
  }

  private func user(_ name: String) -> NameBasedGUID { NameBasedGUID("user \(name)", in: .koshu) }

  private func variable(_ fact: Fact) -> NameBasedGUID {
    NameBasedGUID("variable \(fact.rawValue)", in: .koshu)
  }
}
