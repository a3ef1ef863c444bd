package import Basics
internal import CXLSXWriter
internal import Foundation

extension Workbook {
  /// The workbook as `.xlsx`; the same workbook gives the same bytes.
  package func bytes() throws(Problem) -> [UInt8] {
    try check()
    // libxlsxwriter writes to files only.
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WorkbookWriter.write(self, to: path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "XLS-006", at: path, "the workbook that was just written is gone",
        cure: "check the folder of temporary files", kind: .fault)
    }
    return [UInt8](data)
  }

  /// Refuses what Excel would not open, before anything is written.
  private func check() throws(Problem) {
    for sheet in sheets {
      guard sheet.rows.count < SheetLimits.rows else {
        throw Problem(
          "XLS-005", at: sheet.name, "\(sheet.rows.count) rows, a sheet holds \(SheetLimits.rows)",
          cure: "write CSV")
      }
      for (number, row) in sheet.rows.enumerated() {
        for case .text(let text) in row.cells where text.utf16.count > SheetLimits.textUnits {
          throw Problem(
            "XLS-005", at: "\(sheet.name):\(number + 2)",
            "a text of \(text.utf16.count) characters, a cell holds \(SheetLimits.textUnits)",
            cure: "write CSV, or shorten it")
        }
      }
    }
  }
}

/// Where libxlsxwriter is called for whole workbooks; none of its pointers leaves it.
private struct WorkbookWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let header: UnsafeMutablePointer<lxw_format>?
  private let upright: UnsafeMutablePointer<lxw_format>?
  private let heading: UnsafeMutablePointer<lxw_format>?
  private let date: UnsafeMutablePointer<lxw_format>?
  private let text: UnsafeMutablePointer<lxw_format>?
  private let wrapped: UnsafeMutablePointer<lxw_format>?
  /// Choices too long for a validation, a column each, on a hidden sheet.
  private var lists: [[String]] = []

  static func write(_ workbook: Workbook, to path: String) throws(Problem) {
    guard let book = workbook_new(path) else {
      throw problem(path, LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    var writer = WorkbookWriter(book)
    var failure = LXW_NO_ERROR
    for sheet in workbook.sheets {
      failure = writer.add(sheet)
      if failure != LXW_NO_ERROR { break }
    }
    if failure == LXW_NO_ERROR { failure = writer.addLists() }
    let closing = workbook_close(book)
    for error in [failure, closing] where error != LXW_NO_ERROR { throw problem(path, error) }
  }

  private static func problem(_ path: String, _ error: lxw_error) -> Problem {
    Problem(
      "XLS-006", at: path,
      "the workbook cannot be written: \(lxw_strerror(error).map { String(cString: $0) } ?? "")",
      cure: "check room and permissions of the folder of temporary files", kind: .fault)
  }

  private init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    self.book = book
    // The date of its making stands in every workbook: a fixed one (2000-01-01), for the same bytes.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
    header = workbook_add_format(book)
    upright = workbook_add_format(book)
    for format in [header, upright] {
      format_set_bold(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      format_set_bg_color(format, 0xE8E8E8)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    format_set_text_wrap(header)
    format_set_rotation(upright, 90)
    heading = workbook_add_format(book)
    format_set_bold(heading)
    format_set_text_wrap(heading)
    format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_num_format_index(heading, Self.textFormat)
    date = workbook_add_format(book)
    format_set_num_format_index(date, Self.dateFormat)
    text = workbook_add_format(book)
    format_set_num_format_index(text, Self.textFormat)
    format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    wrapped = workbook_add_format(book)
    format_set_num_format_index(wrapped, Self.textFormat)
    format_set_text_wrap(wrapped)
    format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
  }

  /// Numbers of built-in formats: `@` and a short date.
  private static let textFormat: UInt8 = 49
  private static let dateFormat: UInt8 = 14
  private static let a4: UInt8 = 9

  // MARK: Sheets

  private mutating func add(_ sheet: Sheet) -> lxw_error {
    guard let page = workbook_add_worksheet(book, sheet.name) else {
      return LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED
    }
    var failure = LXW_NO_ERROR
    func keep(_ error: lxw_error) { if failure == LXW_NO_ERROR { failure = error } }
    for (number, column) in sheet.columns.enumerated() {
      let place = lxw_col_t(number)
      keep(worksheet_set_column(page, place, place, column.width, format(column.format)))
      keep(
        worksheet_write_string(
          page, 0, place, CellText.escaped(column.title),
          column.isTitleUpright ? upright : header))
      if let validation = column.validation { keep(add(validation, page, place)) }
    }
    for (number, row) in sheet.rows.enumerated() {
      // Not every program finds the height of wrapped text by itself.
      if let height = RowHeight.points(of: row, in: sheet.columns) {
        keep(worksheet_set_row(page, lxw_row_t(number + 1), height, nil))
      }
      for (column, cell) in row.cells.enumerated() {
        let format =
          row.isHeading
          ? heading
          : sheet.columns.indices.contains(column) ? format(sheet.columns[column].format) : nil
        keep(write(cell, page, lxw_row_t(number + 1), lxw_col_t(column), format))
      }
    }
    worksheet_freeze_panes(page, 1, lxw_col_t(sheet.frozenColumns))
    if sheet.hasFilter, let last = sheet.columns.indices.last {
      keep(worksheet_autofilter(page, 0, 0, lxw_row_t(sheet.rows.count), lxw_col_t(last)))
    }
    if sheet.isHidden { worksheet_hide(page) }
    // Printed across the page, each with its header.
    worksheet_set_landscape(page)
    worksheet_set_paper(page, Self.a4)
    worksheet_fit_to_pages(page, 1, 0)
    keep(worksheet_repeat_rows(page, 0, 0))
    return failure
  }

  private func format(_ format: Sheet.Format) -> UnsafeMutablePointer<lxw_format>? {
    switch format {
    case .general: nil
    case .text: text
    case .wrapped: wrapped
    }
  }

  private func write(
    _ cell: Cell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    switch cell {
    case .empty: LXW_NO_ERROR
    case .number(let number): worksheet_write_number(page, row, column, number, format)
    case .boolean(let flag): worksheet_write_boolean(page, row, column, flag ? 1 : 0, format)
    case .date(let serial): worksheet_write_number(page, row, column, serial, date)
    // Always a string, whatever it begins with: nothing that an article says becomes a formula.
    case .text, .error, .formula:
      worksheet_write_string(page, row, column, CellText.escaped(cell.shown), format)
    }
  }

  // MARK: Choices

  private mutating func add(
    _ validation: Sheet.Validation, _ page: UnsafeMutablePointer<lxw_worksheet>,
    _ column: lxw_col_t
  ) -> lxw_error {
    var strings = CStrings()
    defer { strings.free() }
    var rule = lxw_data_validation()
    rule.error_type =
      validation.isStrict
      ? UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
      : UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
    rule.error_message = strings.copy(validation.message)
    if let hint = validation.hint {
      rule.input_title = strings.copy(hint.title)
      rule.input_message = strings.copy(hint.text)
    }
    switch validation.rule {
    case .number(let range):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      (rule.minimum_number, rule.maximum_number) = (range.lowerBound, range.upperBound)
    case .list(let choices) where isShort(choices):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      rule.value_list = strings.list(choices)
    case .list(let choices):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      rule.value_formula = strings.copy(range(of: choices))
    }
    let last = lxw_row_t(SheetLimits.rows - 1)
    return worksheet_data_validation_range(page, 1, column, last, column, &rule)
  }

  /// A validation holds its choices with commas between them, in at most 255 characters.
  private func isShort(_ choices: [String]) -> Bool {
    choices.map { $0.utf16.count + 1 }.reduce(0, +) <= 256
      && !choices.contains { $0.contains(",") || $0.contains("\"") }
  }

  /// Where choices stand on the hidden sheet; equal ones stand there once.
  private mutating func range(of choices: [String]) -> String {
    let number = lists.firstIndex(of: choices) ?? lists.count
    if number == lists.count { lists.append(choices) }
    let letters = CellReference.letters(ofColumn: number)
    return "=\(Sheet.listsName)!$\(letters)$2:$\(letters)$\(choices.count + 1)"
  }

  private mutating func addLists() -> lxw_error {
    guard !lists.isEmpty else { return LXW_NO_ERROR }
    let length = lists.map(\.count).max() ?? 0
    let rows = (0..<length).map { row in
      Sheet.Row(lists.map { $0.indices.contains(row) ? .text($0[row]) : .empty })
    }
    var sheet = Sheet(
      Sheet.listsName, columns: lists.indices.map { Sheet.Column("list \($0 + 1)", width: 20) },
      rows: rows)
    sheet.isHidden = true
    return add(sheet)
  }
}

extension Sheet {
  /// The hidden sheet that holds long lists of choices.
  package static let listsName = "lists"
}

/// Strings that C structures point to for a while.
private struct CStrings {
  private var strings: [UnsafeMutablePointer<CChar>?] = []
  private var arrays: [UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>] = []

  mutating func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    let copied = strdup(text)
    strings.append(copied)
    return copied
  }

  /// Ended by a null pointer, as C wants it.
  mutating func list(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { array[index] = copy(text) }
    array[texts.count] = nil
    arrays.append(array)
    return array
  }

  mutating func free() {
    for string in strings { Foundation.free(string) }
    for array in arrays { array.deallocate() }
    (strings, arrays) = ([], [])
  }
}
