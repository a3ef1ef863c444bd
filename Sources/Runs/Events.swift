/// What a run tells about itself while it works.
///
/// The library prints nothing: commands do.
package enum RunEvent: Sendable {
  /// A stage begins; `total` is how many items it has, where that is known.
  case began(stage: Stage, total: Int?)
  /// So many items of the stage are done.
  case advanced(stage: Stage, done: Int, total: Int?)
  /// A stage is through: how many items it did, and how many were done before and kept.
  case ended(stage: Stage, done: Int, kept: Int)
  /// One line about one input.
  case notice(String)
}

/// The stages of a run, in order, and what follows it.
package enum Stage: String, CaseIterable, Sendable {
  case collect, ingest, code, stories, report, export
}

package typealias EventSink = @Sendable (RunEvent) -> Void
