internal import Basics
internal import Measures

/// Figures as the language of the report writes them; how they are rounded is told in Measures.
extension Wording {
  /// `12,345`, `12 345`.
  func number(_ value: Int) -> String { language.number(value) }

  /// `34%`, `34 %`.
  func percent(_ value: Double) -> String { spaced(Measures.percent(value)) }
  func percent(_ share: Share) -> String { spaced(Measures.percent(share)) }

  /// `27–41%`, `27–41 %`.
  func range(_ interval: Interval) -> String { spaced(Measures.range(interval)) }

  /// `+12` or `−3` points.
  func points(_ value: Double) -> String { Measures.points(value) }

  /// `−3 to +20`, `−3…+20`.
  func pointsRange(_ interval: Interval) -> String {
    let ends = Measures.pointsRange(interval).split(separator: " to ").map(String.init)
    guard ends.count == 2 else { return ends.joined() }
    return self("figure.range", ["low": .text(ends[0]), "high": .text(ends[1])])
  }

  /// With two decimals, for coefficients.
  func hundredths(_ value: Double) -> String { localized(decimal(value, digits: 2) ?? "–") }

  /// With three decimals; below a thousandth it is told as such.
  func probability(_ value: Double) -> String {
    value < 0.001 ? "<" + localized("0.001") : localized(decimal(value, digits: 3) ?? "–")
  }

  private func localized(_ number: String) -> String {
    let number = number.hasPrefix("-") ? "−" + number.dropFirst() : number
    return language == .en ? number : number.replacing(".", with: ",")
  }

  /// With one decimal, for expected counts and ratios.
  func tenths(_ value: Double) -> String {
    localized(decimal(value, digits: 1) ?? "–")
  }

  /// Only English sets the sign close to the number.
  private func spaced(_ text: String) -> String {
    language == .en ? text : text.replacing("%", with: "\u{A0}%")
  }

  /// `a`, `a and b`, `a, b and c`.
  func listed(_ items: [HTML]) -> HTML {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return markup(
      "figure.list", ["items": .markup(items.dropLast().joined(by: ", ")), "last": .markup(last)])
  }

  /// `May 2024`, `Q2 2024`, `2024` of the keys of a time line.
  func dateName(_ key: String) -> String {
    let parts = key.split(separator: "-")
    guard parts.count == 2 else { return key }
    return self(
      "date.bucket", ["bucket": .text(bucketName(key)), "year": .text(String(parts[0]))])
  }

  /// The part of a key below the year: `May`, `Q2`; the key itself for years.
  func bucketName(_ key: String) -> String {
    let parts = key.split(separator: "-")
    guard parts.count == 2 else { return key }
    return known("date.\(parts[1])") ?? String(parts[1])
  }

  /// The text of a key for a step of the time line, such as `time.title.month`.
  func step(_ step: TimeLine.Step, _ key: String) -> String { self("\(key).\(step.rawValue)") }

  /// `33 of 40`.
  func part(_ part: Int, of whole: Int) -> String {
    self("figure.part", ["part": .number(part), "whole": .number(whole)])
  }

  /// `33 (29)`: articles and, in brackets, stories.
  func size(_ units: Int, _ stories: Int) -> String { "\(number(units)) (\(number(stories)))" }
}
