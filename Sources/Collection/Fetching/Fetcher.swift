package import Basics
internal import CCurl
package import Foundation

/// Asks servers for pages, feeds and robots.txt, many at a time, by libcurl on a thread of its own.
///
/// Answers are what went over the wire: HTTP/1.1, with transfer and content encodings as they were
/// sent; redirects are answers (`Redirect` tells where they lead). How often a host may be asked is
/// the caller's (`HostSchedule`).
package final class Fetcher: Sendable {
  private let settings: FetcherSettings
  private let mailbox: Mailbox
  private let resolver: HostResolver

  /// - Parameter now: the clock that dates the exchanges.
  /// - Throws: COL-103 where libcurl cannot begin.
  package init(
    _ settings: FetcherSettings, now: @escaping @Sendable () -> Date = { Date() }
  ) throws(Problem) {
    guard LibCurl.isReady, let multi = curl_multi_init() else {
      throw Problem(
        "COL-103", at: "libcurl", "cannot be started", cure: "install libcurl with TLS",
        kind: .fault)
    }
    self.settings = settings
    let mailbox = Mailbox(Mailbox.MultiHandle(pointer: multi))
    self.mailbox = mailbox
    resolver = HostResolver(rule: settings.rule, seconds: settings.connectSeconds)
    let handle = Mailbox.MultiHandle(pointer: multi)
    let thread = Thread {
      TransferLoop(handle, settings, mailbox, now: now).run()
    }
    thread.name = "fetcher"
    thread.start()
  }

  deinit { mailbox.close() }

  /// Asks, and waits until the answer is whole or there will be none.
  ///
  /// Requests beyond `FetcherSettings.transfers` wait in their order. Cancelling the task ends the
  /// transfer, which is then `interrupted`.
  package func fetch(_ request: FetchRequest) async -> FetchResult {
    let job: FetchJob
    do throws(FetchFailure) {
      job = try FetchJob(request, settings)
    } catch {
      return .failure(error)
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        job.wait(continuation)
        guard job.proxy != nil, !job.isAllowed else {
          mailbox.post(job)
          return
        }
        // The proxy opens the connection, so the socket does not show whom it leads to.
        resolver.check(job) { [mailbox] in mailbox.post(job) }
      }
    } onCancel: {
      mailbox.cancel(job)
    }
  }

  /// Ends what is under way, which is then `interrupted`, and waits for the thread.
  package func close() async {
    await withCheckedContinuation { mailbox.close($0) }
  }
}

enum LibCurl {
  /// Once in a process.
  static let isReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK
}
