internal import Basics
internal import Markup

/// Reads the cells of one sheet.
struct SheetCells {
  let tree: MarkupTree
  let texts: [String]
  let formats: CellFormats
  let is1904: Bool
  /// `file:sheet` in messages.
  let place: String

  func rows() throws(Problem) -> [ReadSheet.Row] {
    guard let root = tree.root else { return [] }
    let reference = tree.nameID("r")
    var rows: [ReadSheet.Row] = []
    var last = 0
    for data in tree.children(of: root) where tree.name(of: data) == "sheetData" {
      for row in tree.children(of: data) where tree.name(of: row) == "row" {
        // Rows and cells without a name stand next to the one before.
        let number = attribute(reference, row).flatMap { Int($0) } ?? last + 1
        guard (1...SheetLimits.rows).contains(number), number > last else {
          throw damaged("row \(number) stands after row \(last)")
        }
        last = number
        let cells = try cells(of: row, number: number, reference)
        if !cells.isEmpty { rows.append(ReadSheet.Row(number: number, cells: cells)) }
      }
    }
    return rows
  }

  private func cells(
    of row: MarkupTree.NodeID, number: Int, _ reference: MarkupTree.NameID?
  ) throws(Problem) -> [Cell] {
    var cells: [Cell] = []
    var next = 0
    for element in tree.children(of: row) where tree.name(of: element) == "c" {
      if let name = attribute(reference, element) {
        guard let place = CellReference(name) else {
          throw damaged("“\(name)” is no name of a cell")
        }
        next = place.column
      }
      let cell = try cell(element, row: number)
      if cell != .empty {
        guard next < SheetLimits.columns else {
          throw Problem(
            "XLS-004", at: "\(place):\(number)",
            "the sheet has more than \(SheetLimits.columns) columns",
            cure: "remove what stands to the right of the table")
        }
        while cells.count < next { cells.append(.empty) }
        // A cell that stands twice counts once, the last as in Excel.
        if cells.count > next { cells[next] = cell } else { cells.append(cell) }
      }
      next += 1
    }
    return cells
  }

  // MARK: One cell

  private func cell(_ element: MarkupTree.NodeID, row: Int) throws(Problem) -> Cell {
    var value: String?
    var inline: String?
    var formula: String?
    for child in tree.children(of: element) {
      switch tree.name(of: child) {
      case "v": value = tree.text(of: child)
      case "is": inline = SharedTexts.text(of: child, tree)
      case "f": formula = tree.text(of: child)
      default: break
      }
    }
    if let inline { return inline.isEmpty ? .empty : .text(inline) }
    guard let value, !value.isEmpty else { return formula.map(Cell.formula) ?? .empty }
    switch tree.attribute("t", of: element) {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else {
        throw damaged("row \(row) refers to a text that is not there")
      }
      return texts[index].isEmpty ? .empty : .text(texts[index])
    case "str": return .text(CellText.unescaped(value))
    case "inlineStr": return .text(CellText.unescaped(value))
    case "b": return .boolean(value == "1" || value == "true")
    case "e": return .error(value)
    case "d": return Self.serial(ofDate: value).map(Cell.date) ?? .text(value)
    default:
      guard let number = Double(value), number.isFinite else {
        throw damaged("row \(row) holds “\(value.prefix(40))” as a number")
      }
      let style = tree.attribute("s", of: element).flatMap { Int($0) } ?? 0
      // Old workbooks of a Macintosh count their days from 1904.
      return formats.isDate(style) ? .date(is1904 ? number + 1462 : number) : .number(number)
    }
  }

  /// The day of `2026-01-05`, which some programs write in the place of a number.
  private static func serial(ofDate text: String) -> Double? {
    let fields = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard fields.count == 3, text.count >= 10, (1900...9999).contains(fields[0]),
      (1...12).contains(fields[1]), (1...31).contains(fields[2])
    else { return nil }
    let guess = (fields[0] - 1900) * 365 + (fields[0] - 1901) / 4 + (fields[1] - 1) * 30
    let wanted = (fields[0], fields[1], fields[2])
    return (max(1, guess - 40)...(guess + 60)).first { Cell.civilDate(serialDay: $0) == wanted }
      .map(Double.init)
  }

  private func attribute(
    _ name: MarkupTree.NameID?, _ element: MarkupTree.NodeID
  ) -> String? {
    name.flatMap { tree.attribute($0, of: element) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private func damaged(_ what: String) -> Problem {
    Problem(
      "XLS-003", at: place, "the workbook is damaged: \(what)",
      cure: "open it in the spreadsheet and save it again as .xlsx")
  }
}
