internal import CCurl
internal import Synchronization

/// What other threads tell the thread of the transfers.
final class Mailbox: Sendable {
  private let content: Mutex<Content>

  private struct Content {
    var jobs: [FetchJob] = []
    var cancelled: [FetchJob] = []
    var isClosing = false
    var closers: [CheckedContinuation<Void, Never>] = []
    /// Nil once the thread has ended.
    var multi: MultiHandle?
  }

  /// libcurl's handle of many transfers.
  ///
  /// Unchecked, for one thread alone uses it but for `curl_multi_wakeup`, which may be called from
  /// any, and is called under the lock, before the handle is freed.
  struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
  }

  struct Mail {
    var jobs: [FetchJob]
    var cancelled: [FetchJob]
    var isClosing: Bool
  }

  init(_ multi: MultiHandle) { content = Mutex(Content(multi: multi)) }

  func post(_ job: FetchJob) {
    let isOpen = content.withLock { content in
      guard let multi = content.multi, !content.isClosing else { return false }
      content.jobs.append(job)
      curl_multi_wakeup(multi.pointer)
      return true
    }
    if !isOpen { job.answer(.failure(FetchFailure(.interrupted))) }
  }

  func cancel(_ job: FetchJob) {
    let isOpen = content.withLock { content in
      guard let multi = content.multi else { return false }
      content.cancelled.append(job)
      curl_multi_wakeup(multi.pointer)
      return true
    }
    if !isOpen { job.answer(.failure(FetchFailure(.interrupted))) }
  }

  /// Asks the thread to end; `closer` hears when it has.
  func close(_ closer: CheckedContinuation<Void, Never>? = nil) {
    let isOver = content.withLock { content in
      guard let multi = content.multi else { return true }
      content.isClosing = true
      if let closer { content.closers.append(closer) }
      curl_multi_wakeup(multi.pointer)
      return false
    }
    if isOver { closer?.resume() }
  }

  func take() -> Mail {
    content.withLock { content in
      defer { (content.jobs, content.cancelled) = ([], []) }
      return Mail(
        jobs: content.jobs, cancelled: content.cancelled, isClosing: content.isClosing)
    }
  }

  /// Called by the thread when nobody may wake it any more; frees the handle.
  func end() {
    let (rest, closers) = content.withLock { content in
      if let multi = content.multi { curl_multi_cleanup(multi.pointer) }
      content.multi = nil
      defer { (content.jobs, content.cancelled, content.closers) = ([], [], []) }
      return (content.jobs + content.cancelled, content.closers)
    }
    for job in rest { job.answer(.failure(FetchFailure(.interrupted))) }
    for closer in closers { closer.resume() }
  }
}
