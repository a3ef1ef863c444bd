/// The limits of reading one page; those of its markup stand in `MarkupLimits`.
package enum ExtractionLimits {
  /// Media Cloud refuses pages over 10 MB; the largest article of our test sets has 6.
  package static let pageBytes = 24_000_000
}
