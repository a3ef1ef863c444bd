internal import Basics

/// `34%`; below one per cent but above nothing `<1%`, and likewise `>99%`.
package func percent(_ value: Double) -> String {
  if value > 0, value < 0.005 { return "<1%" }
  if value < 1, value > 0.995 { return ">99%" }
  return wholePercent(value) + "%"
}

package func percent(_ share: Share) -> String { share.value.map(percent) ?? "–" }

private func wholePercent(_ value: Double) -> String { decimal(value * 100, digits: 0) ?? "–" }

/// `27–41%`: whole points, outward, so that the printed interval is never narrower than the true one.
package func range(_ interval: Interval) -> String {
  let low = (interval.low * 100 + tolerance).rounded(.down)
  let high = (interval.high * 100 - tolerance).rounded(.up)
  return "\(signed(low, plus: false))–\(signed(high, plus: false))%"
}

/// Rounding outward must not turn 7.000000001 into 8.
private let tolerance = 1e-6

/// `+12` or `−3` points, as differences are written.
package func points(_ value: Double) -> String { signed((value * 100).rounded(), plus: true) }

/// `−3 to +20`, outward; a bound that would round to 0 although the interval excludes it is
/// given as such.
package func pointsRange(_ interval: Interval) -> String {
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
package func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "−" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// `1 article`, `2 articles`; `story` becomes `stories`.
package func counted(_ number: Int, _ noun: String) -> String {
  if number == 1 { return "1 \(noun)" }
  let plural = noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
  return "\(grouped(number)) \(plural)"
}
