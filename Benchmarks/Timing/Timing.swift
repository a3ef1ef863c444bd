internal import Glibc

/// Seconds since some moment.
package func elapsed() -> Double { seconds(CLOCK_MONOTONIC) }

/// The least time of several rounds that a piece of work takes this thread by its own clock: other work
/// on the machine does not count.
package func best(of rounds: Int, _ work: () -> Void) -> Double {
  (0..<rounds).reduce(Double.infinity) { least, _ in
    let start = seconds(CLOCK_THREAD_CPUTIME_ID)
    work()
    return min(least, seconds(CLOCK_THREAD_CPUTIME_ID) - start)
  }
}

/// Resident memory of this process in megabytes, at its most.
package func mostMemory() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1024
}

/// A number with two decimals.
package func hundredths(_ value: Double) -> String {
  let all = Int((value * 100).rounded())
  return "\(all / 100).\(String(all % 100 + 100).dropFirst())"
}

extension String {
  package func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

private func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
