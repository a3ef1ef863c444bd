package import Basics
package import Foundation

/// Who holds the lock of a store, as the lock's file tells.
package struct LockHolder: Codable, Hashable, Sendable {
  package var pid: Int32
  /// The name of its machine.
  package var host: String
  /// The first words of its command line.
  package var command: String
  /// Seconds since 1970.
  package var since: Double

  package init(pid: Int32, host: String, command: String, since: Double) {
    (self.pid, self.host, self.command, self.since) = (pid, host, command, since)
  }

  /// This process.
  package static func current(now: Date = Date()) -> LockHolder {
    LockHolder(
      pid: getpid(), host: hostName, command: command(CommandLine.arguments),
      since: now.timeIntervalSince1970.rounded(.down))
  }

  /// Program and subcommands; what stands behind the first option is nobody's business.
  package static func command(_ arguments: [String]) -> String {
    guard let program = arguments.first else { return "?" }
    let name = URL(fileURLWithPath: program).lastPathComponent
    let words = arguments.dropFirst().prefix { !$0.hasPrefix("-") }.prefix(2)
    return ([name] + words).map { String($0.prefix(40)) }.joined(separator: " ")
  }

  /// As it is written into the lock's file: a line of JSON.
  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { write(to: &$0) }
    json.endLine()
    return json.bytes
  }

  func write(to json: inout JSONWriter) {
    json.field("pid", Int(pid))
    json.field("host", host)
    json.field("command", command)
    json.field("since", since, digits: 0)
  }

  /// What a lock's file tells.
  ///
  /// Nil where it tells nothing, or of a process that is no more: one that was killed left its text to
  /// the one that holds the lock now and has not written its own yet.
  package static func read(_ path: String) -> LockHolder? {
    guard let bytes = try? WholeFile.read(path),
      let holder = try? JSONDecoder().decode(LockHolder.self, from: Data(bytes))
    else { return nil }
    let isGone = holder.host == hostName && kill(holder.pid, 0) != 0 && errno == ESRCH
    return isGone ? nil : holder
  }

  /// Such as `koshu run (process 1234 since 2026-11-30 05:12 UTC)`; with its machine where that is
  /// another one.
  package var text: String {
    let place = host == Self.hostName ? "" : " on \(host)"
    return "\(command) (process \(pid)\(place) since \(utcText(since)) UTC)"
  }

  /// Not `ProcessInfo.hostName`, which may ask the network.
  private static var hostName: String {
    var name = [UInt8](repeating: 0, count: 256)
    let isKnown = name.withUnsafeMutableBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        $0.baseAddress.map { gethostname($0, 255) == 0 } ?? false
      }
    }
    return isKnown ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) : "?"
  }
}
