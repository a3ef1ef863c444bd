internal import Foundation

/// One JSON object a line.
struct JSONRows: RowSplitter {
  private let text: TextStream
  private let names: ColumnNames
  private let limit: Int
  private var number = 0
  private var objects = 0
  private(set) var foreignReason: String?

  init(_ text: TextStream, names: ColumnNames, limit: Int) {
    (self.text, self.names, self.limit) = (text, names, limit)
  }

  mutating func next() -> SourceRow? {
    while foreignReason == nil, let line = line() {
      number += 1
      guard let line else { return SourceRow(number: number, content: .tooLarge, size: limit) }
      guard line.contains(where: { $0 > 32 }) else { continue }
      let content = content(of: line)
      if case .values = content { objects += 1 }
      if objects == 0, number == 1, line.first == UInt8(ascii: "[") {
        foreignReason = "a JSON list; expected one object a line"
        return nil
      }
      return SourceRow(number: number, content: content, size: line.count)
    }
    return nil
  }

  /// The next line without its end; nil inside for one that is longer than the limit, and outside at
  /// the end.
  private func line() -> [UInt8]?? {
    var searched = 0
    while true {
      if let end = text.buffer[(text.head + searched)...].firstIndex(of: 10) {
        guard end - text.head <= limit else {
          skipLine(text)
          return .some(nil)
        }
        let line = Array(text.buffer[text.head..<end])
        text.drop(line.count + 1)
        return line
      }
      searched = text.available
      if searched > limit {
        skipLine(text)
        return .some(nil)
      }
      guard text.fill() else { break }
    }
    guard text.available > 0 else { return nil }
    let line = Array(text.buffer[text.head...])
    text.drop(line.count)
    // A line without end may be a cut one: JSON tells.
    return line
  }

  private func content(of line: [UInt8]) -> SourceRow.Content {
    values(ofJSON: line, names: names).map(SourceRow.Content.values) ?? .fault("not a JSON object")
  }
}

/// What a JSON object tells of an article; nil where the bytes are none.
package func rowValues(ofJSON bytes: [UInt8], columns: [RowField: String] = [:]) -> RowValues? {
  values(ofJSON: bytes, names: ColumnNames(columns))
}

private func values(ofJSON line: [UInt8], names: ColumnNames) -> RowValues? {
  // Wrong sequences become U+FFFD: JSON with one would be refused whole.
  let repaired = Data(String(decoding: line, as: UTF8.self).utf8)
  guard let value = try? JSONSerialization.jsonObject(with: repaired),
    let object = value as? [String: Any]
  else { return nil }
  var folded: [String: Any] = [:]
  // Of two keys that fold to one the smaller counts, whatever the order of the dictionary.
  for key in object.keys.sorted(by: >) { folded[ColumnNames.folded(key)] = object[key] }
  var values = RowValues()
  for field in RowField.allCases {
    for name in names.names(of: field) {
      guard let text = plainValue(folded[name] ?? nested(object, name), field) else { continue }
      values[field] = text
      if values[field] != nil { break }
    }
  }
  return values
}

/// `source.name` is the member `name` of the object `source`.
private func nested(_ object: [String: Any], _ path: String) -> Any? {
  guard path.contains(".") else { return nil }
  var value: Any? = object
  for part in path.split(separator: ".") {
    let members = value as? [String: Any] ?? [:]
    value = members.keys.sorted().first { ColumnNames.folded($0) == part }.flatMap { members[$0] }
  }
  return value
}

private func plainValue(_ value: Any?, _ field: RowField) -> String? {
  switch value {
  case let text as String: return text
  case let number as NSNumber:
    return number.stringValue
  case let list as [Any]:
    // Paragraphs of a text, names of authors.
    let texts = list.compactMap { plainValue($0, field) }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  case let object as [String: Any]:
    // As JSON-LD writes publishers and authors.
    return plainValue(object["name"], field)
  default: return nil
  }
}
