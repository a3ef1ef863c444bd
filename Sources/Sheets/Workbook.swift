/// A workbook to be written.
package struct Workbook: Sendable {
  package var sheets: [Sheet]

  package init(_ sheets: [Sheet]) { self.sheets = sheets }
}

/// A sheet to be written: a bold header that stays in view, and rows.
package struct Sheet: Sendable {
  /// At most 31 characters, none of `[]:*?/\`.
  package var name: String
  package var columns: [Column]
  package var rows: [Row]
  package var isHidden = false
  /// Buttons in the header by which rows are chosen.
  package var hasFilter = false
  /// How many columns stay in view to the left.
  package var frozenColumns = 0

  package init(_ name: String, columns: [Column], rows: [Row] = []) {
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  package struct Row: Sendable {
    package var cells: [Cell]
    /// Set in bold, as a heading between rows.
    package var isHeading = false

    package init(_ cells: [Cell], isHeading: Bool = false) {
      (self.cells, self.isHeading) = (cells, isHeading)
    }
  }

  package struct Column: Sendable {
    package var title: String
    /// In digits of the usual font.
    package var width: Double
    package var format: Format
    /// Written upwards, over a narrow column.
    package var isTitleUpright: Bool
    package var validation: Validation?

    package init(
      _ title: String, width: Double = 12, _ format: Format = .general,
      isTitleUpright: Bool = false, validation: Validation? = nil
    ) {
      (self.title, self.width, self.format, self.validation) = (title, width, format, validation)
      self.isTitleUpright = isTitleUpright
    }
  }

  package enum Format: CaseIterable, Sendable {
    case general
    /// Whatever is typed stays as typed: no formula comes of `=қалаға`, no date of `1-2`.
    case text
    /// The same, with long text in several lines.
    case wrapped
  }

  /// What may be typed into the cells of a column.
  package struct Validation: Sendable {
    package enum Rule: Sendable {
      case list([String])
      case number(ClosedRange<Double>)
    }

    package var rule: Rule
    /// What else is typed is refused, not only asked about.
    package var isStrict: Bool
    /// Shown where something else is typed; at most 255 characters.
    package var message: String
    /// Shown beside a chosen cell; a title of at most 32 characters, a text of 255.
    package var hint: Hint?

    package struct Hint: Sendable {
      package var title: String
      package var text: String

      package init(_ title: String, _ text: String) { (self.title, self.text) = (title, text) }
    }

    package init(_ rule: Rule, isStrict: Bool = true, message: String, hint: Hint? = nil) {
      (self.rule, self.isStrict, self.message, self.hint) = (rule, isStrict, message, hint)
    }
  }
}
