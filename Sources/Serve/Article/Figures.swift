internal import Basics

/// A weight with its sign: `+0.5`, `−1`, `0`.
func weight(_ value: Double) -> String {
  let text = decimal(abs(value), digits: 2) ?? "?"
  return value < 0 ? "−\(text)" : value > 0 ? "+\(text)" : text
}
