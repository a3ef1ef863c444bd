internal import Dispatch
internal import Foundation
internal import Runs

/// Turns SIGINT and SIGTERM into a polite stop after the current batch; a second one stops at once.
final class SignalWatch {
  private let sources: [any DispatchSourceSignal]

  init(_ interruption: Interruption) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if interruption.isRequested { Foundation.exit(ExitStatus.interrupted.rawValue) }
        interruption.request()
        Output.note("stopping after this batch; once more to stop at once")
      }
      source.resume()
      return source
    }
  }

  deinit { for source in sources { source.cancel() } }
}
