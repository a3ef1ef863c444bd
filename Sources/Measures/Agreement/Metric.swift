/// How far apart two values are, from 0 for the same: what makes an alpha nominal, ordinal or of sets.
///
/// The ordinal distance depends on how often each rank is used, so a metric is first given the values
/// and then, for each table or resample of it, their uses.
package struct Metric<Value: Hashable> {
  /// For values in their order, what yields their distances once it is known how often each is used.
  let prepare: (_ values: [Value]) -> (_ uses: [Double]) -> Distances

  /// A metric that only looks at the two values.
  package init(_ distance: @escaping (Value, Value) -> Double) {
    prepare = { values in
      var distances = Distances(count: values.count)
      for first in values.indices {
        for second in 0..<first {
          distances[first, second] = distance(values[first], values[second])
        }
      }
      return { _ in distances }
    }
  }

  private init(prepare: @escaping ([Value]) -> ([Double]) -> Distances) { self.prepare = prepare }

  /// The distance of two values that are used once each.
  package func distance(_ first: Value, _ second: Value) -> Double {
    first == second ? 0 : prepare([first, second])([1, 1])[0, 1]
  }

  /// The same or not.
  package static var nominal: Metric { Metric { $0 == $1 ? 0 : 1 } }
}

extension Metric where Value: Comparable {
  /// Krippendorff's ordinal difference: the uses of all ranks from one to the other, those of the two
  /// themselves by half, squared.
  package static var ordinal: Metric {
    Metric(prepare: { values in
      let ranks = values.indices.sorted { values[$0] < values[$1] }
      return { uses in
        var distances = Distances(count: values.count)
        for high in ranks.indices {
          var between = uses[ranks[high]] / 2
          for low in (0..<high).reversed() {
            let half = uses[ranks[low]] / 2
            let difference = between + half
            distances[ranks[high], ranks[low]] = difference * difference
            between += 2 * half
          }
        }
        return distances
      }
    })
  }
}

extension Metric where Value: BinaryInteger {
  /// The squared difference.
  package static var interval: Metric {
    Metric {
      let difference = Double($0) - Double($1)
      return difference * difference
    }
  }
}

extension Metric where Value: SetAlgebra {
  /// The distance of sets of codes by Passonneau, “Measuring Agreement on Set-valued Items (MASI) for
  /// Semantic and Pragmatic Annotation” (2006).
  ///
  /// 1 less Jaccard's coefficient times 1 for equal sets, 2/3 where one lies within the other, 1/3
  /// where they overlap, 0 where they have nothing in common.
  package static func masi<Code>() -> Metric where Value == Set<Code> {
    Metric { first, second in
      guard first != second else { return 0 }
      let common = first.intersection(second).count
      guard common > 0 else { return 1 }
      let isWithin = common == min(first.count, second.count)
      let jaccard = Double(common) / Double(first.count + second.count - common)
      return 1 - (isWithin ? 2.0 : 1.0) / 3 * jaccard
    }
  }
}

/// A symmetric table of distances with zeros between equal values.
struct Distances {
  private var cells: [Double]
  private let count: Int

  init(count: Int) {
    self.count = count
    cells = [Double](repeating: 0, count: count * count)
  }

  subscript(first: Int, second: Int) -> Double {
    get { cells[first * count + second] }
    set {
      cells[first * count + second] = newValue
      cells[second * count + first] = newValue
    }
  }
}
