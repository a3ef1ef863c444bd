package import Basics
internal import Foundation

/// What a row, or the sidecar of a page, may tell of an article.
package enum RowField: String, CaseIterable, Sendable {
  /// Of a page in its folder: for sidecars of a whole folder.
  case file
  case id, address, title, text, date, outlet, language, authors, section, tags, fetched
}

/// The values of a row by what they mean; empty ones are not there.
package struct RowValues: Hashable, Sendable {
  private var values: [RowField: String] = [:]

  package init() {}

  package subscript(field: RowField) -> String? {
    get { values[field] }
    set { values[field] = newValue.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil } }
  }

  /// The day and hour of the fetch, in seconds since 1970.
  package var fetched: Double? { self[.fetched].flatMap { secondsSince1970(of: $0) } }

  /// One name each.
  package var authors: [String] { list(.authors) }
  package var tags: [String] { list(.tags) }

  private func list(_ field: RowField) -> [String] {
    (self[field] ?? "").split { ";|,\n".contains($0) }.map { foldedSpaces(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// The digest of all values, whatever their order.
  package var digest: Digest {
    Digest(
      ofParts: RowField.allCases.flatMap { field in
        values[field].map { [field.rawValue, $0] } ?? []
      })
  }
}

/// Finds which column holds what: as configured, else by the names that exports and scrapers use.
struct ColumnNames {
  /// The names that were configured, folded.
  let configured: [RowField: String]
  /// A table that has none of these is not the one that was meant.
  let wanted: [RowField]

  init(_ columns: [RowField: String], wanted: [RowField] = []) {
    configured = columns.mapValues(Self.folded)
    self.wanted = wanted
  }

  /// The names under which a field may stand, the likelier first.
  func names(of field: RowField) -> [String] {
    configured[field].map { [$0] } ?? Self.known[field] ?? []
  }

  /// The places of the columns by what they hold.
  ///
  /// - Throws: in words, what is missing.
  func places(in header: [String]) throws(MissingColumn) -> [RowField: Int] {
    let folded = header.map(Self.folded)
    var places: [RowField: Int] = [:]
    for field in RowField.allCases {
      for name in names(of: field) {
        guard let place = folded.firstIndex(of: name) else { continue }
        places[field] = place
        break
      }
      if configured[field] != nil, places[field] == nil {
        throw MissingColumn(
          reason: "no column for \(field.rawValue) as configured; \(there(header))")
      }
    }
    guard wanted.isEmpty || wanted.contains(where: { places[$0] != nil }) else {
      let names = wanted.map(\.rawValue).joined(separator: ", ")
      throw MissingColumn(
        reason: "no column is known for \(names); \(there(header)); name it under columns")
    }
    return places
  }

  private func there(_ header: [String]) -> String {
    let names = header.prefix(20).map { String(foldedSpaces($0).prefix(40)) }
    return "there are: \(names.joined(separator: ", "))"
  }

  /// Small letters; spaces, hyphens and underscores are one.
  static func folded(_ name: String) -> String {
    foldedSpaces(name).lowercased().replacing("-", with: " ").replacing("_", with: " ")
  }

  private static let known: [RowField: [String]] = {
    var names: [RowField: [String]] = [:]
    for row in ingestTable("column-names").dropFirst() where row.count == 2 {
      guard let field = RowField(rawValue: row[0]) else { continue }
      names[field, default: []].append(folded(row[1]))
    }
    return names
  }()
}

/// Why a table cannot be read as texts.
struct MissingColumn: Error {
  var reason: String
}
