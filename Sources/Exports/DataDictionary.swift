package import Basics

/// What every column means, as a table in three languages and as a page in one.
package struct DataDictionary {
  private let tables: [TableDescription]
  private let codes: CodeLists

  package init(_ tables: [TableDescription], codes: CodeLists) {
    (self.tables, self.codes) = (tables, codes)
  }

  package static let columns = [
    "table", "column", "type", "unit", "values", "codes", "title_en", "title_kk", "title_ru",
    "meaning_en", "meaning_kk", "meaning_ru",
  ]

  /// One row for each column of each table.
  package var rows: [[String]] {
    tables.flatMap { table in
      table.columns.map {
        [
          table.table.rawValue, $0.name, $0.type.rawValue, $0.unit, $0.values, $0.codes,
          $0.title.en, $0.title.kk, $0.title.ru, $0.meaning.en, $0.meaning.kk, $0.meaning.ru,
        ]
      }
    }
  }

  /// A page of Markdown: tables, columns, codes.
  package func page(_ origin: ExportOrigin, in language: InterfaceLanguage) -> [UInt8] {
    var lines = ["# \(Self.heading[language]): \(Self.cell(origin.corpus))", ""]
    lines.append(
      "Koshu \(origin.koshu), lexicons \(origin.lexicons), \(Self.state[language]) \(origin.state)."
    )
    for remark in origin.remarks { lines += ["", Self.cell(remark[language])] }
    lines += ["", Self.reading[language]]
    for table in tables { lines += self.lines(of: table, language) }
    lines += ["", "## \(Self.codesHeading[language])"]
    for set in codes.sets where isUsed(set.name) {
      lines += ["", "### \(set.name)", ""]
      lines += set.codes.map { "- `\($0.code)`: \(Self.cell($0.label[language]))" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func lines(of table: TableDescription, _ language: InterfaceLanguage) -> [String] {
    let names = Self.columnNames[language].split(separator: "|").map(String.init)
    let header = ["", "| " + names.joined(separator: " | ") + " |", "|---|---|---|---|---|"]
    return [
      "", "## \(table.table.rawValue): \(table.title[language])", "", table.meaning[language],
    ]
      + header
      + table.columns.map { column in
        let type = Self.types[column.type]?[language] ?? column.type.rawValue
        let cells = [
          "`\(column.name)`", type, column.codes.isEmpty ? "" : "`\(column.codes)`",
          column.title[language], column.meaning[language],
        ]
        return "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
      }
  }

  private func isUsed(_ set: String) -> Bool {
    tables.contains { $0.columns.contains { $0.codes == set } }
  }

  /// A text that may not break a table or begin markup.
  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ").replacing("<", with: "&lt;")
  }

  private static let heading = Localized(
    en: "Data dictionary", kk: "Деректер сөздігі", ru: "Словарь данных")
  private static let state = Localized(en: "state", kk: "күйі", ru: "состояние")
  private static let codesHeading = Localized(en: "Codes", kk: "Кодтар", ru: "Коды")
  private static let columnNames = Localized(
    en: "Column|Type|Codes|Title|Meaning", kk: "Баған|Түрі|Кодтар|Атауы|Мағынасы",
    ru: "Столбец|Тип|Коды|Название|Значение")
  private static let reading = Localized(
    en: """
      An empty field means that there is nothing to say, never zero. Lists inside a field are separated by `;` \
      and sorted. Numbers have a decimal point and no grouping. `start` and `end` count Unicode scalars from 0, \
      half-open.
      """,
    kk: """
      Бос өріс айтатын ештеңе жоғын білдіреді, нөлді емес. Өріс ішіндегі тізімдер `;` арқылы бөлініп, реттелген. \
      Сандарда ондық нүкте бар, топтастыру жоқ. `start` пен `end` Unicode скалярларын 0-ден санайды, соңы кірмейді.
      """,
    ru: """
      Пустое поле значит, что сказать нечего, а не ноль. Списки внутри поля разделены `;` и упорядочены. В числах \
      десятичная точка и нет разделителей групп. `start` и `end` считают скаляры Unicode с 0, конец не включён.
      """)
  private static let types: [ColumnType: Localized] = [
    .text: Localized(en: "text", kk: "мәтін", ru: "текст"),
    .code: Localized(en: "code", kk: "код", ru: "код"),
    .list: Localized(en: "list", kk: "тізім", ru: "список"),
    .integer: Localized(en: "integer", kk: "бүтін сан", ru: "целое число"),
    .decimal: Localized(en: "decimal", kk: "ондық сан", ru: "десятичное число"),
    .flag: Localized(en: "truth value", kk: "ақиқат мәні", ru: "логическое значение"),
    .date: Localized(en: "day", kk: "күн", ru: "день"),
    .moment: Localized(en: "day or time", kk: "күн не уақыт", ru: "день или время"),
  ]
}

/// A small table as CSV with LF.
package func explainingTable(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
  var csv = CSVWriter(
    header: columns, dialect: CSVDialect(separator: UInt8(ascii: ","), lineEnd: [10]))
  for row in rows { csv.append(row) }
  return csv.bytes
}
