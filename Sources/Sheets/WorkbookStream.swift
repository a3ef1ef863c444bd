package import Basics
internal import CXLSXWriter

/// A workbook that is written row by row: what is written does not stay in memory.
///
/// Sheets grow side by side. A sheet that is full is followed by another of its name and a number. Texts
/// are written as texts, whatever they begin with. The same rows give the same bytes.
package final class WorkbookStream {
  private let path: String
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let formats: Formats
  private let rowsPerSheet: Int
  private var series: [Series] = []
  private var isOpen = true
  /// How many texts were longer than a cell holds, and were cut.
  package private(set) var shortened = 0

  /// The sheets of one table.
  private struct Series {
    var name: String
    var columns: [Sheet.Column]
    var page: UnsafeMutablePointer<lxw_worksheet>
    var number = 1
    var rows = 0
  }

  private struct Formats {
    var header: UnsafeMutablePointer<lxw_format>?
    var text: UnsafeMutablePointer<lxw_format>?
    var wrapped: UnsafeMutablePointer<lxw_format>?
    var day: UnsafeMutablePointer<lxw_format>?
    var moment: UnsafeMutablePointer<lxw_format>?
  }

  /// Opens the file; unfinished sheets lie in `folder` while they grow.
  ///
  /// - Parameter rowsPerSheet: with the header; another number is for tests.
  package init(
    _ path: String, temporary folder: String, rowsPerSheet: Int = SheetLimits.rows
  ) throws(Problem) {
    var name = Array(folder.utf8CString)
    // The library copies the name.
    let opened = name.withUnsafeMutableBufferPointer { name in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.use_zip64 = 1
      options.tmpdir = name.baseAddress
      return workbook_new_opt(path, &options)
    }
    guard let book = opened else { throw Self.problem(path, LXW_ERROR_MEMORY_MALLOC_FAILED) }
    self.path = path
    self.book = book
    self.rowsPerSheet = max(2, rowsPerSheet)
    var properties = lxw_doc_properties()
    // The date of its making stands in every workbook: a fixed one (2000-01-01), for the same bytes.
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
    formats = Self.formats(of: book)
  }

  private static func formats(of book: UnsafeMutablePointer<lxw_workbook>) -> Formats {
    let formats = Formats(
      header: workbook_add_format(book), text: workbook_add_format(book),
      wrapped: workbook_add_format(book), day: workbook_add_format(book),
      moment: workbook_add_format(book))
    format_set_bold(formats.header)
    format_set_bg_color(formats.header, 0xE8E8E8)
    format_set_bottom(formats.header, UInt8(LXW_BORDER_THIN.rawValue))
    for format in [formats.text, formats.wrapped] {
      format_set_num_format_index(format, 49)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    format_set_text_wrap(formats.wrapped)
    format_set_num_format(formats.day, "yyyy-mm-dd")
    format_set_num_format(formats.moment, "yyyy-mm-dd hh:mm")
    return formats
  }

  /// Begins a sheet; the number by which `append` knows it.
  package func addSheet(_ name: String, columns: [Sheet.Column]) throws(Problem) -> Int {
    series.append(Series(name: name, columns: columns, page: try page(name, columns)))
    return series.count - 1
  }

  /// Adds a row to a sheet, or to the next of its name where it is full.
  package func append(_ cells: [Cell], to sheet: Int) throws(Problem) {
    if series[sheet].rows + 1 >= rowsPerSheet {
      series[sheet].number += 1
      series[sheet].rows = 0
      let name = "\(series[sheet].name) (\(series[sheet].number))"
      series[sheet].page = try page(name, series[sheet].columns)
    }
    series[sheet].rows += 1
    let row = lxw_row_t(series[sheet].rows)
    for (column, cell) in cells.enumerated() {
      let format = series[sheet].columns[column].format
      try check(write(cell, series[sheet].page, row, lxw_col_t(column), format))
    }
  }

  /// Writes the file; nothing can be added after it.
  package func finish() throws(Problem) {
    guard isOpen else { return }
    isOpen = false
    try check(workbook_close(book))
  }

  /// What was not finished is a file that nobody asked for; the caller removes it.
  deinit { if isOpen { _ = workbook_close(book) } }

  private func page(
    _ name: String, _ columns: [Sheet.Column]
  ) throws(Problem) -> UnsafeMutablePointer<lxw_worksheet> {
    guard let page = workbook_add_worksheet(book, name) else {
      throw Self.problem(path, LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED)
    }
    for (number, column) in columns.enumerated() {
      let place = lxw_col_t(number)
      try check(worksheet_set_column(page, place, place, column.width, nil))
      try check(
        worksheet_write_string(page, 0, place, CellText.escaped(column.title), formats.header))
    }
    worksheet_freeze_panes(page, 1, 0)
    return page
  }

  private func write(
    _ cell: Cell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t, _ format: Sheet.Format
  ) -> lxw_error {
    switch cell {
    case .empty: LXW_NO_ERROR
    case .number(let number): worksheet_write_number(page, row, column, number, nil)
    case .boolean(let flag): worksheet_write_boolean(page, row, column, flag ? 1 : 0, nil)
    case .date(let serial):
      worksheet_write_number(
        page, row, column, serial, serial == serial.rounded() ? formats.day : formats.moment)
    case .text, .error, .formula:
      worksheet_write_string(
        page, row, column, CellText.escaped(fitting(cell.shown)),
        format == .wrapped ? formats.wrapped : formats.text)
    }
  }

  /// The text as far as a cell holds it.
  private func fitting(_ text: String) -> String {
    // A scalar that is written as a sign takes seven units.
    guard CellText.escaped(text).utf16.count > SheetLimits.textUnits else { return text }
    shortened += 1
    var kept = String.UnicodeScalarView()
    var units = 0
    for scalar in text.unicodeScalars {
      units += CellText.escaped(String(scalar)).utf16.count
      if units >= SheetLimits.textUnits { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  private func check(_ error: lxw_error) throws(Problem) {
    if error != LXW_NO_ERROR { throw Self.problem(path, error) }
  }

  private static func problem(_ path: String, _ error: lxw_error) -> Problem {
    Problem(
      "XLS-006", at: path,
      "the workbook cannot be written: \(lxw_strerror(error).map { String(cString: $0) } ?? "")",
      cure: "check the room on the disk and the permissions of the folder", kind: .fault)
  }
}
