internal import Basics

/// Takes the keys of one JSON object, collecting a problem for each that is unknown, missing or of
/// the wrong type.
struct ObjectReader {
  private var fields: [String: JSONValue]
  private let file: String
  private let path: String
  private var known: [String] = []
  private(set) var problems: [Problem] = []

  /// `path` is the place in the file, such as `sources[2]`; empty at the top.
  init(_ value: JSONValue, file: String, path: String) {
    self.file = file
    self.path = path
    if case .object(let fields) = value {
      self.fields = fields
    } else {
      fields = [:]
      add("CFG-002", at: path, "found \(value.found), expected an object")
    }
  }

  mutating func text(_ key: String) -> String? {
    guard let value = take(key) else { return nil }
    if case .string(let text) = value, !text.isEmpty { return text }
    wrong(key, value, "a text")
    return nil
  }

  /// A text, where the value is one; anything else is left for another to read.
  mutating func textIfAny(_ key: String) -> String? {
    guard case .string? = fields[key] else { return nil }
    return text(key)
  }

  /// One character of ASCII, or the word `tab`.
  mutating func character(_ key: String) -> Character? {
    guard let value = take(key) else { return nil }
    if case .string(let text) = value {
      if text == "tab" { return "\t" }
      if let character = text.first, text.count == 1, character.isASCII { return character }
    }
    wrong(key, value, "one character, or tab")
    return nil
  }

  mutating func requiredText(_ key: String) -> String {
    let isThere = fields[key] != nil
    let value = text(key)
    if !isThere { missing(key, "a text") }
    return value ?? ""
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let value = take(key) else { return nil }
    if case .bool(let flag) = value { return flag }
    wrong(key, value, "true or false")
    return nil
  }

  mutating func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = take(key) else { return nil }
    if case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) {
      return whole
    }
    wrong(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let value = take(key) else { return nil }
    if case .number(let number) = value, range.contains(number) { return number }
    wrong(key, value, "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
    return nil
  }

  mutating func share(_ key: String) -> Double? {
    guard let value = take(key) else { return nil }
    if case .number(let number) = value, (0...1).contains(number) { return number }
    wrong(key, value, "a number from 0 to 1")
    return nil
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type, required: Bool = true
  ) -> Choice? where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    guard let value = take(key) else {
      if required { missing(key, "one of \(names.joined(separator: ", "))") }
      return nil
    }
    if case .string(let name) = value {
      if let choice = Choice(rawValue: name) { return choice }
      let near = nearestName(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
      wrong(key, value, "one of \(names.joined(separator: ", "))\(near)")
    } else {
      wrong(key, value, "one of \(names.joined(separator: ", "))")
    }
    return nil
  }

  mutating func texts(_ key: String) -> [String]? {
    guard let value = take(key) else { return nil }
    guard case .array(let values) = value else {
      wrong(key, value, "a list of texts")
      return nil
    }
    return values.enumerated().compactMap { index, value in
      if case .string(let text) = value { return text }
      wrong("\(key)[\(index)]", value, "a text")
      return nil
    }
  }

  /// Reads each object of a list; `read` gets a reader of its own.
  mutating func objects<T>(
    _ key: String, required: Bool = false, _ read: (inout ObjectReader) -> T?
  ) -> [T] {
    guard let value = take(key) else {
      if required { missing(key, "a list") }
      return []
    }
    guard case .array(let values) = value else {
      wrong(key, value, "a list")
      return []
    }
    return values.enumerated().compactMap { index, value in
      nested(value, "\(key)[\(index)]", read) ?? nil
    }
  }

  mutating func object<T>(_ key: String, _ read: (inout ObjectReader) -> T) -> T? {
    guard let value = take(key) else { return nil }
    return nested(value, key, read)
  }

  /// Call it last: reports the keys that nothing took.
  mutating func refuseUnknownKeys() {
    for key in fields.keys.sorted() where key != "$schema" {
      let near = nearestName(to: key, among: known)
      add(
        "CFG-003", at: place(key),
        "unknown key; known here: \(known.sorted().joined(separator: ", "))",
        cure: near.map { "did you mean \"\($0)\"?" } ?? "remove it")
    }
  }

  mutating func add(_ code: String, at place: String, _ message: String, cure: String? = nil) {
    let full = place.isEmpty ? file : "\(file): \(place)"
    problems.append(Problem(code, at: full, message, cure: cure))
  }

  func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private mutating func take(_ key: String) -> JSONValue? {
    known.append(key)
    return fields.removeValue(forKey: key)
  }

  private mutating func nested<T>(
    _ value: JSONValue, _ key: String, _ read: (inout ObjectReader) -> T
  ) -> T {
    var reader = ObjectReader(value, file: file, path: place(key))
    let result = read(&reader)
    reader.refuseUnknownKeys()
    problems += reader.problems
    return result
  }

  private mutating func wrong(_ key: String, _ value: JSONValue, _ expected: String) {
    add("CFG-004", at: place(key), "found \(value.found), expected \(expected)")
  }

  private mutating func missing(_ key: String, _ expected: String) {
    let near = nearestName(to: key, among: fields.keys)
    add(
      "CFG-005", at: place(key), "missing; expected \(expected)",
      cure: near.map { "found \"\($0)\" instead" } ?? "add it")
  }
}
