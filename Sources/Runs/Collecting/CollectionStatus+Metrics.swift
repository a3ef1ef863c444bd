internal import Store

extension CollectionStatus {
  /// Hosts with failures that become samples: each is a time series that a monitor keeps.
  private static let mostHosts = 20

  /// Names and labels are permanent and told in docs/scheduled-runs.md.
  func add(to metrics: inout PrometheusText) {
    metrics.add(
      "koshu_last_run_timestamp_seconds",
      "When the last run of the collection that came to its end did so, in seconds since 1970.",
      lastComplete.map { [PrometheusText.Sample($0)] } ?? [])
    metrics.add(
      "koshu_last_run_state", "1 for the state of the newest run of the collection, 0 for others.",
      runs.prefix(1).flatMap { run in
        Run.State.allCases.map { state in
          PrometheusText.Sample(state == run.state ? 1 : 0, ("state", state.rawValue))
        }
      })
    metrics.add(
      "koshu_feeds", "Feeds, sitemaps and home pages by how the last attempt at them ended.",
      FeedHealth.Condition.allCases.map { condition in
        PrometheusText.Sample(Double(count(condition)), ("status", condition.rawValue))
      })
    metrics.add(
      "koshu_pages", "Pages that feeds named, by state.",
      PageState.allCases.map { state in
        PrometheusText.Sample(Double(count(state)), ("state", state.rawValue))
      })
    metrics.add(
      "koshu_backlog_oldest_seconds", "For how long a page has been due at most; 0 where none is.",
      [PrometheusText.Sample(max(0, backlog.dueSince.map { now - $0 } ?? 0))])
    let manifest = lastReported?.manifest
    metrics.add(
      "koshu_failed_requests", "Requests that failed in the last run that left a manifest.",
      [PrometheusText.Sample(Double(manifest?.failures ?? 0))])
    metrics.add(
      "koshu_failures",
      "Requests that failed in the last run that left a manifest, for the \(Self.mostHosts) worst hosts.",
      (manifest?.hosts ?? []).prefix(Self.mostHosts).map { host in
        PrometheusText.Sample(Double(host.count), ("host", host.name))
      })
  }
}
