internal import Basics
internal import Store

/// Beyond what `koshu status --check` calls a corpus to a person's attention.
package struct StatusLimits: Hashable, Sendable {
  /// Since the last run of the collection that came to its end, in hours.
  package var mostHours = 26.0
  /// Of the feeds that were asked, those whose last attempt brought nothing.
  package var failingShare = 0.3
  /// For how long a page may be due, in hours.
  package var backlogHours = 24.0
  /// Of room on the disk, in bytes and as a share.
  package var leastFree = 1e9
  package var leastFreeShare = 0.05

  package init() {}
}

/// Something that a check found.
package struct StatusProblem: Hashable, Sendable {
  package var check: Check
  package var text: String

  package init(_ check: Check, _ text: String) { (self.check, self.text) = (check, text) }

  /// Names are permanent: they stand in JSON.
  package enum Check: String, CaseIterable, Sendable {
    case runs, feeds, backlog, counts, work, archive, disk
  }
}

extension CollectionStatus {
  package func problems(_ limits: StatusLimits) -> [StatusProblem] {
    var problems: [StatusProblem] = []
    func hours(_ number: Double) -> String { "\(decimalText(number)) h" }
    if let lastComplete {
      if now - lastComplete > limits.mostHours * 3_600 {
        problems.append(
          StatusProblem(
            .runs,
            "the last run that came to its end did so \(spanText(now - lastComplete)) ago, more than "
              + hours(limits.mostHours)))
      }
    } else {
      problems.append(StatusProblem(.runs, "no run has come to its end yet"))
    }
    if asked > 0, Double(failing) / Double(asked) > limits.failingShare {
      problems.append(
        StatusProblem(
          .feeds,
          "\(failing) of \(asked) feeds are in trouble, more than a share of "
            + decimalText(limits.failingShare)))
    }
    if let since = backlog.dueSince, now - since > limits.backlogHours * 3_600 {
      problems.append(
        StatusProblem(
          .backlog,
          "a page has been due for \(spanText(now - since)), more than "
            + "\(hours(limits.backlogHours)); \(backlog.due) are due"))
    }
    return problems + faults.map { StatusProblem(.counts, $0) }
  }
}

extension DiskSpace {
  package func problems(_ limits: StatusLimits) -> [StatusProblem] {
    guard free < limits.leastFree || share < limits.leastFreeShare else { return [] }
    return [StatusProblem(.disk, "the disk is nearly full: \(text)")]
  }
}

/// With at most two decimals.
func decimalText(_ number: Double) -> String { decimal(number, digits: 2) ?? "?" }
