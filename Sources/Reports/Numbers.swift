internal import Basics
internal import Measures

/// `34%`; below one per cent but above nothing `<1%`, and likewise `>99%`.
func percent(_ value: Double) -> String {
  if value > 0, value < 0.005 { return "<1%" }
  if value < 1, value > 0.995 { return ">99%" }
  return wholePercent(value) + "%"
}

func percent(_ share: Share) -> String { share.value.map(percent) ?? "–" }

private func wholePercent(_ value: Double) -> String { decimal(value * 100, digits: 0) ?? "–" }

/// `27–41%`: whole points, outward, so that the printed interval is never narrower than the true one.
func range(_ interval: Interval) -> String {
  let low = (interval.low * 100 + tolerance).rounded(.down)
  let high = (interval.high * 100 - tolerance).rounded(.up)
  return "\(signed(low, plus: false))–\(signed(high, plus: false))%"
}

/// Rounding outward must not turn 7.000000001 into 8.
private let tolerance = 1e-6

/// `+12` or `−3` points, as differences are written.
func points(_ value: Double) -> String { signed((value * 100).rounded(), plus: true) }

/// `−3 to +20`, outward; a bound that would round to 0 although the interval excludes it is
/// given as such.
func pointsRange(_ interval: Interval) -> String {
  let low = (interval.low * 100 + tolerance).rounded(.down)
  let high = (interval.high * 100 - tolerance).rounded(.up)
  let from = interval.low > 0 && low == 0 ? ">0" : signed(low, plus: true)
  let to = interval.high < 0 && high == 0 ? "<0" : signed(high, plus: true)
  return "\(from) to \(to)"
}

private func signed(_ value: Double, plus: Bool) -> String {
  let digits = decimal(value.magnitude, digits: 0) ?? "–"
  if value < 0, digits != "0" { return "−" + digits }
  return plus && digits != "0" ? "+" + digits : digits
}

/// `12,345`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "−" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// `1 article`, `2 articles`; `story` becomes `stories`.
func counted(_ number: Int, _ noun: String) -> String {
  if number == 1 { return "1 \(noun)" }
  let plural = noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
  return "\(grouped(number)) \(plural)"
}

/// A length or position in an SVG: a tenth of a pixel is finer than any screen or printer shows.
func length(_ value: Double) -> String { decimal(value, digits: 1) ?? "0" }

/// `a`, `a and b`, `a, b and c`.
func listed(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

/// `May 2024`, `Q2 2024`, `2024` of the keys of a time line.
func dateName(_ key: String) -> String {
  let parts = key.split(separator: "-")
  guard parts.count == 2 else { return key }
  return "\(bucketName(key)) \(parts[0])"
}

/// The part of a key below the year: `May`, `Q2`; the key itself for years.
func bucketName(_ key: String) -> String {
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  let parts = key.split(separator: "-")
  guard parts.count == 2 else { return key }
  guard let month = Int(parts[1]), months.indices.contains(month - 1) else {
    return String(parts[1])
  }
  return months[month - 1]
}

/// With one decimal, for expected counts and ratios.
func tenths(_ value: Double) -> String { decimal(value, digits: 1) ?? "–" }
