package import Sheets

extension TableDescription {
  /// The columns of its sheet.
  package var sheetColumns: [Sheet.Column] {
    columns.map { column in
      let width: Double =
        switch column.type {
        case .text where column.content == .words: 40
        case .text, .list: 20
        case .code, .date, .moment: 14
        case .integer, .decimal, .flag: 10
        }
      return Sheet.Column(column.name, width: width, .text)
    }
  }

  /// A row as typed cells.
  package func cells(_ fields: [String]) -> [Cell] {
    zip(columns, fields).map { column, field in Self.cell(field, column.type) }
  }

  private static func cell(_ field: String, _ type: ColumnType) -> Cell {
    if field.isEmpty { return .empty }
    switch type {
    case .integer, .decimal: return Double(field).map { .number($0) } ?? .text(field)
    case .flag: return .boolean(field == "true")
    case .date, .moment: return date(field).map { .date($0) } ?? .text(field)
    case .text, .code, .list: return .text(field)
    }
  }

  /// Days since 1899-12-30 by the clock of the place, without its zone; nil for what is no date.
  private static func date(_ text: String) -> Double? {
    let fields = text.split(whereSeparator: { "-T:+Z".contains($0) }).map { Int($0) }
    guard fields.count >= 3, let year = fields[0], let month = fields[1], let day = fields[2],
      let serial = Cell.serialDay(year: year, month: month, day: day)
    else { return nil }
    guard text.dropFirst(10).first == "T", fields.count >= 5, let hour = fields[3],
      let minute = fields[4]
    else { return Double(serial) }
    return Double(serial) + Double(hour * 60 + minute) / 1440
  }
}
