/// The 97.5 % point of the standard normal distribution, for intervals of 95 %.
package let normalQuantile = 1.959963984540054

/// The Wilson score interval of a proportion (Wilson 1927, JASA 22:209-212): unlike the textbook
/// interval it keeps its level in small samples and never leaves 0 to 1.
package func wilsonInterval(proportion p: Double, size n: Double) -> Interval {
  guard n > 0 else { return Interval(0, 1) }
  let z2 = normalQuantile * normalQuantile
  let centre = p + z2 / (2 * n)
  let half = normalQuantile * ((p * (1 - p) + z2 / (4 * n)) / n).squareRoot()
  let scale = 1 + z2 / n
  // Rounding can leave 1e-17 where the bound is exactly 0 or 1.
  let low = p <= 0 ? 0 : max(0, (centre - half) / scale)
  let high = p >= 1 ? 1 : min(1, (centre + half) / scale)
  return Interval(low, high)
}

/// The interval of a difference `a - b` out of the intervals of both (method of variance estimates
/// recovery: Newcombe 1998, Statistics in Medicine 17:873-890; Zou and Donner 2008, the same journal
/// 27:1693-1702).
///
/// `correlation` is that of the two estimates: 0 for two separate samples.
package func differenceInterval(
  _ a: Double, _ aInterval: Interval, _ b: Double, _ bInterval: Interval, correlation r: Double
) -> Interval {
  let difference = a - b
  let down = (a - aInterval.low, bInterval.high - b)
  let up = (aInterval.high - a, b - bInterval.low)
  let low = down.0 * down.0 + down.1 * down.1 - 2 * r * down.0 * down.1
  let high = up.0 * up.0 + up.1 * up.1 - 2 * r * up.0 * up.1
  return Interval(
    max(-1, difference - max(0, low).squareRoot()), min(1, difference + max(0, high).squareRoot()))
}

/// The 97.5 % point of Student's t with `freedom` degrees of freedom, 1 or more.
package func studentQuantile(freedom: Int) -> Double {
  if freedom <= studentTable.count { return studentTable[max(1, freedom) - 1] }
  // Abramowitz and Stegun 26.7.5; the error is below 1e-5 from 31 degrees on.
  let z = normalQuantile
  let z3 = z * z * z
  let z5 = z3 * z * z
  let z7 = z5 * z * z
  let n = Double(freedom)
  let first = (z3 + z) / (4 * n)
  let second = (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
  let third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
  return z + first + second + third
}

/// Student's t, 97.5 %, for 1 to 30 degrees of freedom, from the usual printed tables.
private let studentTable: [Double] = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
  2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
  2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
]
