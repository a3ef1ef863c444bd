internal import Basics
internal import Foundation

/// Any JSON value: configuration is checked by hand, so that an error names its key, what was found
/// and what was expected.
enum JSONValue: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// What it is, for an error message.
  var found: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "the number \(decimal(value, digits: 6) ?? "\(value)")"
    case .string(let value): "the text \"\(value)\""
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// Reads a JSON file; syntax errors name the place that the parser names.
  static func read(_ bytes: Data, file: String) throws(Problem) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: bytes)
    } catch {
      var detail = "\(error)"
      if case DecodingError.dataCorrupted(let context) = error {
        let cause = context.underlyingError as? NSError
        detail = cause?.userInfo["NSDebugDescription"] as? String ?? context.debugDescription
      }
      throw Problem("CFG-001", at: file, "not JSON: \(detail)", cure: "mend the file at that place")
    }
  }
}
