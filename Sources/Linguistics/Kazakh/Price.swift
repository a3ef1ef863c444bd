internal import Foundation

/// Prices of readings are likelihoods on a logarithmic scale: a unit of price is a factor e.
enum Price {
  /// What a reading of a weight costs; 0 for a weight of 1.
  static func of(weight: Double) -> Double { -log(max(weight, 1e-9)) }

  /// The weight that a price leaves.
  static func weight(_ price: Double) -> Double { exp(-price) }

  /// How many e-folds a number is.
  static func folds(_ number: Double) -> Double { log(number) }
}
