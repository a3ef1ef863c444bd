internal import Store

extension CollectionStatus {
  /// For people: lines of at most 100 characters, times in universal time.
  ///
  /// - Parameter allFeeds: one line a feed; else feeds that do well are one line an outlet.
  package func text(allFeeds: Bool = false) -> String {
    let blocks = [
      runLines, feedLines(all: allFeeds), backlogLines, gapLines, hostLines, errorLines,
    ]
    return (blocks.joined() + faults.map { AlignedRows.fitted("FAULT: \($0)") })
      .joined(separator: "\n") + "\n"
  }

  private var runLines: [String] {
    guard !runs.isEmpty else { return ["collection  no run yet: koshu run"] }
    var rows = AlignedRows(.right, .left, .right, .left, .right, .right)
    rows.add("run", "started (UTC)", "length", "state", "pages", "failures")
    for run in runs {
      rows.add(
        "\(run.number)", utcText(run.started), run.length.map(spanText) ?? "?", run.state.text,
        run.manifest.map { "\($0.fetched)" } ?? "?", run.manifest.map { "\($0.failures)" } ?? "?")
    }
    let errors = runs.prefix(1).compactMap { run in
      run.manifest?.error.map { AlignedRows.fitted("    run \(run.number) failed: \($0)") }
    }
    return ["collection"] + rows.lines(indent: 2) + errors
  }

  // MARK: - Feeds

  private func feedLines(all: Bool) -> [String] {
    let well = feeds.filter { !$0.condition.wantsAttention }
    let troubled = feeds.filter(\.condition.wantsAttention)
    var parts = ["\(well.count { $0.condition != .unasked }) do well"]
    parts += [
      (failing, "in trouble"), (count(.moved), "moved"), (count(.unasked), "not asked yet"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return [AlignedRows.fitted("feeds  " + parts.joined(separator: ", "))]
      + troubleLines(troubled) + (all ? singleLines(well) : outletLines(well))
  }

  private func troubleLines(_ feeds: [FeedHealth]) -> [String] {
    let width = feeds.map(\.feed.outlet.count).max() ?? 0
    let margin = String(repeating: " ", count: width + 4)
    return feeds.flatMap { health -> [String] in
      let feed = health.feed
      let name = feed.outlet + String(repeating: " ", count: width - feed.outlet.count)
      var lines = ["  \(name)  \(health.text)", margin + feed.address]
      if health.condition == .moved, let address = feed.movedTo {
        lines.append("\(margin)now at \(address)")
      }
      var facts: [String] = []
      if feed.failures > 0 {
        facts.append(feed.failures == 1 ? "failed once" : "failed \(feed.failures) times in a row")
      }
      facts.append("last success \(agoText(feed.lastSuccess, now: now))")
      if feed.kind != .home { facts.append("last new \(agoText(feed.lastNew, now: now))") }
      facts.append("next \(inText(feed.nextAttempt, now: now))")
      lines.append(margin + facts.joined(separator: ", "))
      return lines.map(AlignedRows.fitted)
    }
  }

  /// One line an outlet: the feed that was asked last stands for when, all of them for what is next.
  private func outletLines(_ feeds: [FeedHealth]) -> [String] {
    guard !feeds.isEmpty else { return [] }
    var rows = AlignedRows(.left, .right, .right, .right, .right, .right)
    rows.add("outlet", "feeds", "last success", "last new", "interval", "next")
    let sorted = feeds.map(\.feed).sorted { ($0.outlet, $0.address) < ($1.outlet, $1.address) }
    for group in sorted.chunked(by: \.outlet) {
      rows.add(
        group[0].outlet, "\(group.count)", agoText(group.compactMap(\.lastSuccess).max(), now: now),
        agoText(group.compactMap(\.lastNew).max(), now: now),
        spanText(group.map(\.interval).min() ?? 0),
        inText(group.map(\.nextAttempt).min() ?? now, now: now))
    }
    return rows.lines(indent: 2)
  }

  private func singleLines(_ feeds: [FeedHealth]) -> [String] {
    guard !feeds.isEmpty else { return [] }
    var rows = AlignedRows(.left, .left, .right, .right, .right, .right, .left)
    rows.add("outlet", "state", "last success", "last new", "interval", "next", "address")
    for health in feeds {
      let feed = health.feed
      rows.add(
        feed.outlet, health.condition.rawValue.replacing("_", with: " "),
        agoText(feed.lastSuccess, now: now), agoText(feed.lastNew, now: now),
        spanText(feed.interval), inText(feed.nextAttempt, now: now), feed.address)
    }
    return rows.lines(indent: 2)
  }

  // MARK: - Pages

  private var backlogLines: [String] {
    var parts: [String] = []
    if backlog.due > 0 {
      let since = backlog.dueSince.map { " (the first for \(spanText(now - $0)))" } ?? ""
      parts.append("\(backlog.due) due now\(since)")
    }
    if backlog.held > 0 { parts.append("\(backlog.held) of hosts that are left alone") }
    if backlog.later > 0 { parts.append("\(backlog.later) to be tried again later") }
    let states: [(PageState, String)] = [
      (.fetched, "fetched"), (.gone, "gone"), (.givenUp, "given up"), (.refused, "refused"),
      (.forgotten, "forgotten"),
    ]
    let ended = states.filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }
    return [
      "pages  " + (ended.isEmpty ? "none yet" : ended.joined(separator: ", ")),
      "backlog  " + (parts.isEmpty ? "nothing waits" : parts.joined(separator: ", ")),
    ].map(AlignedRows.fitted)
  }

  private var gapLines: [String] {
    guard !gaps.isEmpty else { return [] }
    var rows = AlignedRows(.left, .right, .left)
    for gap in gaps {
      rows.add(
        gap.outlet, gap.last.map { spanText(now - $0) } ?? "never",
        gap.usual.map { "longest before: \(spanText($0))" } ?? "")
    }
    return ["no new page for longer than usual"] + rows.lines(indent: 2)
  }

  // MARK: - Hosts

  private var hostLines: [String] {
    guard !restingHosts.isEmpty else { return [] }
    var rows = AlignedRows(.left, .left, .left)
    for host in restingHosts {
      let reason =
        host.robotsOutcome == "wait"
        ? "its robots.txt cannot be had" : "it failed, or asked for a pause"
      rows.add(host.host, "for \(spanText((host.notBefore ?? now) - now)) more", reason)
    }
    return ["hosts that are left alone"] + rows.lines(indent: 2)
  }

  /// So many hosts are shown; JSON has all that the manifest has.
  private static let mostHosts = 20

  private var errorLines: [String] {
    guard let run = lastReported, let hosts = run.manifest?.hosts, !hosts.isEmpty else { return [] }
    var rows = AlignedRows(.left, .right, .left)
    for host in hosts.prefix(Self.mostHosts) {
      rows.add(
        host.name, "\(host.count)",
        host.reasons.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
    }
    let rest = hosts.count - Self.mostHosts
    return ["requests that failed in run \(run.number)"] + rows.lines(indent: 2)
      + (rest > 0 ? ["  … and \(rest) more hosts"] : [])
  }
}

extension [FeedRow] {
  /// Stretches of rows that share a value.
  fileprivate func chunked(by key: (FeedRow) -> String) -> [[FeedRow]] {
    var chunks: [[FeedRow]] = []
    for row in self {
      if let last = chunks.last?.first, key(last) == key(row) {
        chunks[chunks.count - 1].append(row)
      } else {
        chunks.append([row])
      }
    }
    return chunks
  }
}
