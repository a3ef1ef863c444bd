internal import CCurl
internal import Foundation

/// The thread of the transfers: starts them, moves their bytes, answers their jobs.
final class TransferLoop {
  private let multi: UnsafeMutableRawPointer
  private let settings: FetcherSettings
  private let mailbox: Mailbox
  private let now: () -> Date
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]
  /// Handles without a job, with their connections, kept for the next.
  private var idle: [Transfer] = []
  private var waiting: [FetchJob] = []
  private var firstWaiting = 0

  init(
    _ multi: Mailbox.MultiHandle, _ settings: FetcherSettings, _ mailbox: Mailbox,
    now: @escaping () -> Date
  ) {
    self.multi = multi.pointer
    self.settings = settings
    self.mailbox = mailbox
    self.now = now
    // Connections are kept for the next page of a host, but not for every host ever met.
    koshu_multi_set_long(self.multi, CURLMOPT_MAXCONNECTS, max(1, settings.transfers) * 2)
  }

  func run() {
    blockPipeSignal()
    while true {
      let mail = mailbox.take()
      for job in mail.cancelled { cancel(job) }
      if mail.isClosing { break }
      waiting += mail.jobs
      start()
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      finish()
      // Jobs that can start at once do not wait for the network.
      guard firstWaiting == waiting.count || active.count >= settings.transfers else { continue }
      // Wakes for bytes, for mail, and for libcurl's own timers.
      curl_multi_poll(multi, nil, 0, 1000, nil)
    }
    for job in waiting[firstWaiting...] { job.answer(.failure(FetchFailure(.interrupted))) }
    for transfer in active.values {
      curl_multi_remove_handle(multi, transfer.easy)
      transfer.job?.answer(.failure(FetchFailure(.interrupted)))
    }
    (active, idle, waiting) = ([:], [], [])
    mailbox.end()
  }

  /// Writing to a connection that was closed is an error like others here.
  private func blockPipeSignal() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  private func start() {
    while active.count < max(1, settings.transfers), firstWaiting < waiting.count {
      let job = waiting[firstWaiting]
      firstWaiting += 1
      // Cancelled while it waited.
      if job.isAnswered { continue }
      guard let transfer = idle.popLast() ?? Transfer(settings, now: now),
        transfer.begin(job), curl_multi_add_handle(multi, transfer.easy) == CURLM_OK
      else {
        job.answer(.failure(FetchFailure(.fault, "libcurl takes no transfer")))
        continue
      }
      active[transfer.easy] = transfer
    }
    if firstWaiting == waiting.count || firstWaiting > 4096 {
      waiting.removeFirst(firstWaiting)
      firstWaiting = 0
    }
  }

  private func finish() {
    var code = CURLE_OK
    while let easy = koshu_multi_next_done(multi, &code) {
      curl_multi_remove_handle(multi, easy)
      guard let transfer = active.removeValue(forKey: easy) else { continue }
      let job = transfer.job
      let result = transfer.end(code)
      idle.append(transfer)
      job?.answer(result)
    }
  }

  private func cancel(_ job: FetchJob) {
    if let transfer = active.values.first(where: { $0.job === job }) {
      curl_multi_remove_handle(multi, transfer.easy)
      active[transfer.easy] = nil
      _ = transfer.end(CURLE_ABORTED_BY_CALLBACK)
      idle.append(transfer)
    }
    job.answer(.failure(FetchFailure(.interrupted)))
  }
}
