package import Basics

/// A file of an export, as it was written.
package struct ExportedFile: Hashable, Sendable {
  package var name: String
  package var rows: Int
  package var bytes: Int
  package var digest: Digest

  package init(name: String, rows: Int, bytes: Int, digest: Digest) {
    (self.name, self.rows, self.bytes, self.digest) = (name, rows, bytes, digest)
  }
}

/// What an export says of the corpus that it is of.
package struct ExportOrigin: Hashable, Sendable {
  package var corpus: String
  /// What the configuration wants every reader to know.
  package var notice: String?
  /// Names the state of articles, tables and program that it was made from.
  package var state: String
  package var koshu: String
  package var lexicons: String
  package var language: InterfaceLanguage
  package var hasText: Bool
  package var isPseudonymous: Bool

  package init(
    corpus: String, notice: String?, state: String, koshu: String, lexicons: String,
    language: InterfaceLanguage, hasText: Bool, isPseudonymous: Bool
  ) {
    self.corpus = corpus
    self.notice = notice
    self.state = state
    self.koshu = koshu
    self.lexicons = lexicons
    self.language = language
    self.hasText = hasText
    self.isPseudonymous = isPseudonymous
  }

  /// What was left out or changed on purpose, in sentences.
  package var remarks: [Localized] {
    var remarks: [Localized] = []
    if let notice { remarks.append(Localized(en: notice, kk: notice, ru: notice)) }
    if !hasText {
      remarks.append(
        Localized(
          en: "Without the publishers’ text: headlines and quoted words are left empty.",
          kk: "Баспагерлердің мәтінінсіз: тақырыптар мен алынған сөздер бос қалдырылған.",
          ru: "Без текста издателей: заголовки и приведённые слова оставлены пустыми."))
    }
    if isPseudonymous {
      remarks.append(
        Localized(
          en: "Names of private persons are replaced by pseudonyms, and addresses are left empty.",
          kk:
            "Жеке адамдардың есімдері бүркеншік атпен алмастырылған, мекенжайлар бос қалдырылған.",
          ru: "Имена частных лиц заменены псевдонимами, адреса оставлены пустыми."))
    }
    return remarks
  }
}

/// `datapackage.json` of a Frictionless data package: the tables with their schemas.
package struct DataPackage {
  private let origin: ExportOrigin
  private let codes: CodeLists

  package init(_ origin: ExportOrigin, codes: CodeLists) {
    (self.origin, self.codes) = (origin, codes)
  }

  /// - Parameter tables: each with its file, then the files that explain them.
  package func json(
    tables: [(TableDescription, ExportedFile)], dictionary: ExportedFile, codes: ExportedFile
  ) -> [UInt8] {
    let included = Set(tables.map(\.0.table))
    var json = JSONWriter()
    json.object { json in
      json.field("profile", "tabular-data-package")
      json.field("name", "koshu-\(origin.state)")
      json.field("title", origin.corpus)
      json.field("description", origin.remarks.map { $0[origin.language] }.joined(separator: " "))
      json.field("version", origin.state)
      json.field("koshu:version", origin.koshu)
      json.field("koshu:lexicons", origin.lexicons)
      json.key("resources")
      json.array(0..<tables.count + 2) { json, number in
        switch number {
        case tables.count: explanation(dictionary, DataDictionary.columns, &json)
        case tables.count + 1: explanation(codes, CodeLists.columns, &json)
        default: resource(tables[number].0, tables[number].1, included, &json)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func resource(
    _ table: TableDescription, _ file: ExportedFile, _ included: Set<ExportTable>,
    _ json: inout JSONWriter
  ) {
    json.object { json in
      head(table.table.rawValue, file, &json)
      json.field("title", table.title[origin.language])
      json.field("description", table.meaning[origin.language])
      json.key("schema")
      json.object { json in
        json.key("fields")
        json.array(table.columns) { json, column in field(column, of: table, &json) }
        json.field("primaryKey", table.key)
        json.key("foreignKeys")
        json.array(table.parents.filter { included.contains($0.table) }) { json, parent in
          json.object { json in
            json.field("fields", [parent.column])
            json.key("reference")
            json.object { json in
              json.field("resource", parent.table.rawValue)
              json.field("fields", [parent.column])
            }
          }
        }
        json.field("missingValues", [""])
      }
    }
  }

  private func head(_ name: String, _ file: ExportedFile, _ json: inout JSONWriter) {
    json.field("profile", "tabular-data-resource")
    json.field("name", name)
    json.field("path", file.name)
    json.field("format", "csv")
    json.field("mediatype", "text/csv")
    json.field("encoding", "utf-8")
    json.field("bytes", file.bytes)
    json.field("hash", "sha256:\(file.digest.hex)")
    json.field("koshu:rows", file.rows)
    json.key("dialect")
    json.object { json in
      json.field("delimiter", ",")
      json.field("lineTerminator", "\n")
      json.field("quoteChar", "\"")
      json.field("doubleQuote", true)
      json.field("header", true)
      json.field("skipInitialSpace", false)
    }
  }

  private func field(
    _ column: ColumnDescription, of table: TableDescription, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.field("name", column.name)
      json.field("type", Self.type(column.type))
      json.field("title", column.title[origin.language])
      json.field("description", column.meaning[origin.language])
      if !column.unit.isEmpty { json.field("koshu:unit", column.unit) }
      if column.type == .list { json.field("koshu:separator", ";") }
      if column.type == .flag {
        json.field("trueValues", ["true"])
        json.field("falseValues", ["false"])
      }
      json.key("constraints")
      json.object { json in
        if table.key.contains(column.name) { json.field("required", true) }
        if table.key == [column.name] { json.field("unique", true) }
        if column.type == .moment { json.field("pattern", #"\d{4}-\d{2}-\d{2}(T.*)?"#) }
        if column.type == .code, CodeLists.isClosed(column.codes) {
          json.field("enum", codes.codes(of: column.codes).map(\.code))
        }
      }
    }
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .text, .code, .list, .moment: "string"
    case .integer: "integer"
    case .decimal: "number"
    case .flag: "boolean"
    case .date: "date"
    }
  }

  private func explanation(
    _ file: ExportedFile, _ columns: [String], _ json: inout JSONWriter
  ) {
    json.object { json in
      head(file.name.split(separator: ".").first.map(String.init) ?? file.name, file, &json)
      json.key("schema")
      json.object { json in
        json.key("fields")
        json.array(columns) { json, column in
          json.object { json in
            json.field("name", column)
            json.field("type", "string")
          }
        }
        json.field("missingValues", [""])
      }
    }
  }
}
