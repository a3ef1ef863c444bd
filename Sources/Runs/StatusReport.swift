internal import Basics

/// What `koshu status` tells: the corpus, its collection, the room on the disk, and who is at work.
package struct StatusReport: Sendable {
  /// Nil where nothing was read yet.
  let corpus: CorpusStatus?
  /// Nil where nothing is fetched.
  let collection: CollectionStatus?
  /// There is to be a collection, but its state is not there.
  let lacksState: Bool
  let disk: DiskSpace?
  let lock: RunLock.State
  /// Seconds since 1970.
  let now: Double

  /// What is wrong, as far as a person must see to it; work that is left counts where nobody does it.
  package func problems(_ limits: StatusLimits) -> [StatusProblem] {
    var problems = collection?.problems(limits) ?? []
    if lacksState {
      problems.append(
        StatusProblem(
          .runs,
          "the collection's state is not there: nothing was fetched yet, or it is gone; koshu fetch"
        ))
    }
    if let damaged = corpus?.damagedArchives, damaged > 0 {
      problems.append(
        StatusProblem(.archive, "\(counted(damaged, "archive file")) damaged: koshu verify"))
    }
    problems += corpus?.faults.map { StatusProblem(.counts, $0) } ?? []
    if !lock.isHeld, let left = corpus?.workLeft { problems.append(StatusProblem(.work, left)) }
    // Without a collection a corpus grows when a person is there.
    if collection != nil { problems += disk?.problems(limits) ?? [] }
    return problems
  }

  /// For people.
  ///
  /// - Parameter allFeeds: one line a feed; else feeds that do well are one line an outlet.
  package func text(allFeeds: Bool) -> String {
    var text = corpus?.text ?? "articles  none yet: koshu run\n"
    if let collection {
      text += collection.text(allFeeds: allFeeds)
      if let disk { text += "disk  \(disk.text)\n" }
    }
    if case .held(let holder) = lock { text += "at work: \(holder?.text ?? "another run")\n" }
    return text
  }

  /// One line of JSON; its keys are permanent and told in docs/scheduled-runs.md.
  package func json(_ limits: StatusLimits) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("koshu", koshuVersion)
      json.time("now", now)
      json.key("check")
      let problems = problems(limits)
      json.object { json in
        json.field("passed", problems.isEmpty)
        json.key("problems")
        json.array(problems) { json, problem in
          json.object { json in
            json.field("check", problem.check.rawValue)
            json.field("text", problem.text)
          }
        }
      }
      json.key("lock")
      json.object { json in
        json.field("held", lock.isHeld)
        if case .held(let holder?) = lock {
          json.key("holder")
          json.object { holder.write(to: &$0) }
        }
      }
      if let disk {
        json.key("disk")
        json.object { json in
          json.field("free_bytes", disk.free, digits: 0)
          json.field("total_bytes", disk.total, digits: 0)
        }
      }
      if let corpus {
        json.key("corpus")
        corpus.write(to: &json)
      }
      if let collection {
        json.key("collection")
        collection.write(to: &json)
      }
    }
    json.endLine()
    return json.bytes
  }

  /// Metrics for Prometheus' collector of text files.
  package var metrics: String {
    var metrics = PrometheusText()
    collection?.add(to: &metrics)
    metrics.add(
      "koshu_articles", "Articles in the corpus.",
      [PrometheusText.Sample(Double(corpus?.articles ?? 0))])
    if let disk {
      metrics.add(
        "koshu_disk_free_bytes",
        "Room on the disk of the store, or of the archive where that has less.",
        [PrometheusText.Sample(disk.free)])
    }
    return metrics.text
  }
}
