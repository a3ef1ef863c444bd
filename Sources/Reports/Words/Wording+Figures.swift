internal import Basics

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
