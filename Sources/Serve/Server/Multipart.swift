internal import Foundation

/// A file that a form sent.
package struct UploadedFile: Hashable, Sendable {
  /// Of the form's field.
  package var field: String
  /// As the browser named it: for people, never a path to write to.
  package var name: String
  package var bytes: [UInt8]
}

/// A form in `multipart/form-data`: fields and files.
struct Multipart {
  private(set) var fields = Fields()
  private(set) var files: [UploadedFile] = []

  /// Nil where the body is not what it says.
  init?(_ body: [UInt8], type: String) {
    guard let boundary = Self.parameter("boundary", of: type), !boundary.isEmpty else { return nil }
    let border = Data("\r\n--\(boundary)".utf8)
    // The first border has no line before it.
    let data = Data("\r\n".utf8) + Data(body)
    guard var border1 = data.range(of: border), border1.lowerBound == 0 else { return nil }
    while let border2 = data.range(of: border, in: border1.upperBound..<data.endIndex) {
      guard fields.all.count < ServeLimits.formFields else { return nil }
      let part = data[border1.upperBound..<border2.lowerBound]
      guard let gap = part.range(of: Data("\r\n\r\n".utf8)) else { return nil }
      let head = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
      add(head: head, Array(part[gap.upperBound...]))
      border1 = border2
    }
    guard data[border1.upperBound...].starts(with: Data("--".utf8)) else { return nil }
  }

  private mutating func add(head: String, _ content: [UInt8]) {
    let lines = head.split(whereSeparator: \.isNewline)
    guard
      let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
      let name = Self.parameter("name", of: String(disposition))
    else { return }
    if let file = Self.parameter("filename", of: String(disposition)) {
      files.append(UploadedFile(field: name, name: file, bytes: content))
    } else {
      fields.append(name, String(decoding: content, as: UTF8.self))
    }
  }

  /// `name="value"` or `name=value` after a semicolon; browsers write `%22` for a quotation mark.
  private static func parameter(_ name: String, of header: String) -> String? {
    for piece in header.split(separator: ";").dropFirst() {
      let halves = piece.split(separator: "=", maxSplits: 1)
      guard halves.count == 2,
        halves[0].trimmingCharacters(in: .whitespaces).lowercased() == name
      else { continue }
      let value = halves[1].trimmingCharacters(in: .whitespaces)
      return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
        ? String(value.dropFirst().dropLast()).replacingOccurrences(of: "%22", with: "\"") : value
    }
    return nil
  }
}
