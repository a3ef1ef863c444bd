/// What parts the fields and the rows of a table.
package struct CSVDialect: Hashable, Sendable {
  /// `,` by RFC 4180; `;` where Windows is set to Kazakh or Russian.
  package var separator: UInt8
  package var lineEnd: [UInt8]

  /// Comma and CRLF, as RFC 4180 has it.
  package static let rfc4180 = CSVDialect(separator: UInt8(ascii: ","), lineEnd: [13, 10])

  package init(separator: UInt8, lineEnd: [UInt8]) {
    (self.separator, self.lineEnd) = (separator, lineEnd)
  }
}
