internal import Basics
internal import Store

extension CollectionStatus {
  /// One object; its keys are permanent and told in docs/scheduled-runs.md.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.time("last_complete", lastComplete)
      json.key("runs")
      json.array(runs) { json, run in Self.write(run, to: &json) }
      json.key("feeds")
      json.array(feeds) { json, health in Self.write(health, to: &json) }
      json.key("pages")
      json.object { json in
        for state in PageState.allCases { json.field(state.rawValue, count(state)) }
      }
      json.key("backlog")
      json.object { json in
        json.field("due", backlog.due)
        json.time("due_since", backlog.dueSince)
        json.field("held", backlog.held)
        json.field("later", backlog.later)
      }
      json.key("gaps")
      json.array(gaps) { json, gap in
        json.object { json in
          json.field("outlet", gap.outlet)
          json.time("last_new", gap.last)
          json.seconds("longest_before", gap.usual)
        }
      }
      json.key("resting_hosts")
      json.array(restingHosts) { json, host in
        json.object { json in
          json.field("host", host.host)
          json.time("until", host.notBefore)
          json.field("robots", host.robotsOutcome)
        }
      }
      json.field("faults", faults)
    }
  }

  private static func write(_ run: Run, to json: inout JSONWriter) {
    json.object { json in
      json.field("number", run.number)
      json.time("started", run.started)
      json.seconds("seconds", run.length)
      json.field("state", run.state.rawValue)
      guard let manifest = run.manifest else { return }
      json.field("found", manifest.found)
      json.field("fetched", manifest.fetched)
      json.field("bytes", manifest.bytes)
      json.field("error", manifest.error)
      json.field("failures", manifest.failures)
      json.key("failures_by_host")
      json.array(manifest.hosts) { json, host in
        json.object { json in
          json.field("host", host.name)
          json.key("reasons")
          json.object { json in
            for reason in host.reasons { json.field(reason.name, reason.count) }
          }
        }
      }
    }
  }

  private static func write(_ health: FeedHealth, to json: inout JSONWriter) {
    let feed = health.feed
    json.object { json in
      json.field("outlet", feed.outlet)
      json.field("address", feed.address)
      json.field("kind", feed.kind.rawValue)
      json.field("status", health.condition.rawValue)
      json.field("text", health.text)
      json.field("in_trouble", health.condition.isFailure)
      json.field("moved_to", feed.movedTo)
      json.time("last_attempt", feed.lastAttempt)
      json.time("last_success", feed.lastSuccess)
      json.time("last_new", feed.lastNew)
      json.time("next_attempt", feed.nextAttempt)
      json.seconds("interval", feed.interval)
      json.field("failures_in_a_row", feed.failures)
    }
  }
}

extension JSONWriter {
  /// ISO 8601 in universal time, or `null`.
  mutating func time(_ name: String, _ time: Double?) { field(name, time.map(isoText)) }

  /// A number of seconds, or `null`.
  mutating func seconds(_ name: String, _ seconds: Double?) {
    field(name, seconds ?? .nan, digits: 1)
  }
}
