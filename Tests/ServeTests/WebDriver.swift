import Foundation
import Serve
import Synchronization
import Testing

/// Headless Chromium, driven by the WebDriver protocol: JSON over HTTP to `chromedriver`.
///
///     try await Browser.visiting(desk) { browser in
///       try await browser.open("/search?q=ауыл")
///       try await browser.click("tbody a")
///       #expect(try await browser.text("h1").contains("Алматы"))
///     }
///
/// After the work it checks that the console holds no errors: a page with a broken script, or one that
/// its own policy blocks, fails the test.
final class Browser: Sendable {
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let driver: Driver
  private let session: String
  /// The server's address with its token, without the path.
  let visitor: Visitor

  /// Opens a window on a server over the desk, does the work, and closes both.
  ///
  /// A second browser on the same server, such as another coder's, comes from `another`.
  static func visiting(
    _ desk: Desk, width: Int = 1280, height: Int = 900, isDark: Bool = false,
    _ work: (Browser) async throws -> Void
  ) async throws {
    let driver = try await Driver.start()
    do {
      let visitor = try await Visitor(desk)
      do {
        let browser = try await Browser(
          driver, visitor, width: width, height: height, isDark: isDark)
        try await work(browser)
        let complaints = try await browser.complaints()
        #expect(complaints.isEmpty, "the console: \(complaints.joined(separator: "\n"))")
        await visitor.server.stop()
      } catch {
        await visitor.server.stop()
        throw error
      }
      await driver.stop()
    } catch {
      await driver.stop()
      throw error
    }
  }

  private init(
    _ driver: Driver, _ visitor: Visitor, width: Int, height: Int, isDark: Bool
  ) async throws {
    self.driver = driver
    self.visitor = visitor
    var arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--window-size=\(max(width, 500)),\(height)", "--hide-scrollbars", "--lang=en",
    ]
    if isDark { arguments.append("--force-dark-mode") }
    var options: [String: Any] = ["args": arguments]
    // A window cannot be narrower than 500 px; a phone can.
    if width < 500 {
      options["mobileEmulation"] = [
        "deviceMetrics": ["width": width, "height": height, "pixelRatio": 1, "mobile": true]
      ]
    }
    let answer = try await driver.send(
      "POST", "/session",
      [
        "capabilities": [
          "alwaysMatch": [
            "browserName": "chrome", "goog:chromeOptions": options,
            // What an Enter brings comes when it comes: elements are waited for.
            "timeouts": ["implicit": 20_000],
            "goog:loggingPrefs": ["browser": "ALL"],
          ]
        ]
      ])
    guard let id = (answer as? [String: Any])?["sessionId"] as? String else {
      throw Failure(description: "no session: \(answer)")
    }
    session = id
    driver.note(session: id)
    let address = visitor.server.address
    if isDark {
      _ = try await command(
        "goog/cdp/execute",
        [
          "cmd": "Emulation.setEmulatedMedia",
          "params": ["features": [["name": "prefers-color-scheme", "value": "dark"]]],
        ])
    }
    _ = try await command("url", ["url": address])
  }

  /// Another window of its own cookies on the same server.
  func another(width: Int = 1280, height: Int = 900) async throws -> Browser {
    try await Browser(driver, visitor, width: width, height: height, isDark: false)
  }

  // MARK: Pages

  /// Opens a path of the server.
  func open(_ path: String) async throws {
    let encoded =
      path.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.union(["%", "#"])) ?? path
    _ = try await command("url", ["url": visitor.origin + encoded])
  }

  func reload() async throws { _ = try await command("refresh", [:]) }

  var title: String {
    get async throws { try await read("title") as? String ?? "" }
  }

  /// Path and query of the page, decoded.
  var place: String {
    get async throws {
      let address = try await read("url") as? String ?? ""
      return String(address.dropFirst(visitor.origin.count)).removingPercentEncoding ?? address
    }
  }

  // MARK: Elements, by CSS selectors

  /// The text that a reader sees, of the first element.
  func text(_ selector: String) async throws -> String {
    try await element(selector, "GET", "text", nil) as? String ?? ""
  }

  func attribute(_ name: String, of selector: String) async throws -> String? {
    try await element(selector, "GET", "attribute/\(name)", nil) as? String
  }

  func count(_ selector: String) async throws -> Int {
    try await script("return document.querySelectorAll(arguments[0]).length", selector) as? Int ?? 0
  }

  func click(_ selector: String) async throws {
    _ = try await element(selector, "POST", "click", [:])
  }

  /// Types into an element, as a person would: what is there stays.
  func type(_ text: String, into selector: String) async throws {
    _ = try await element(selector, "POST", "value", ["text": text])
  }

  func clear(_ selector: String) async throws {
    _ = try await element(selector, "POST", "clear", [:])
  }

  /// Keys to whatever has the focus; see `Key`.
  func press(_ keys: String...) async throws {
    try await self.keys(keys.flatMap { [("keyDown", $0), ("keyUp", $0)] })
  }

  /// Keys that go down and up, one after another.
  func keys(_ moves: [(type: String, key: String)]) async throws {
    let actions = moves.map { ["type": $0.type, "value": $0.key] }
    _ = try await command(
      "actions", ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
  }

  /// Runs a function's body in the page.
  @discardableResult
  func script(_ body: String, _ arguments: Any...) async throws -> Any? {
    try await command("execute/sync", ["script": body, "args": arguments])
  }

  /// Waits until a page is whole and an expression of it is true; no test sleeps for longer than it must.
  func wait(for condition: String, seconds: Double = 60) async throws {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      let isThere = "return document.readyState === 'complete' && Boolean(\(condition))"
      // A page that goes while it is asked answers nothing.
      if (try? await script(isThere)) as? Bool == true { return }
      try await Task.sleep(nanoseconds: 30_000_000)
    }
    throw Failure(description: "waited in vain for \(condition) at \(try await place)")
  }

  /// Whether the page is wider than its window.
  var scrollsSideways: Bool {
    get async throws {
      try await script(
        """
        const page = document.scrollingElement
        return page.scrollWidth > page.clientWidth
        """) as? Bool ?? true
    }
  }

  /// A picture of the whole page in the folder that `KOSHU_SCREENSHOTS` names; nothing without it.
  func screenshot(_ name: String, wholePage: Bool = false) async throws {
    guard let folder = ProcessInfo.processInfo.environment["KOSHU_SCREENSHOTS"] else { return }
    let answer: Any
    if wholePage {
      let shot = try await command(
        "goog/cdp/execute",
        ["cmd": "Page.captureScreenshot", "params": ["captureBeyondViewport": true]])
      answer = (shot as? [String: Any])?["data"] ?? ""
    } else {
      answer = try await read("screenshot")
    }
    guard let text = answer as? String, let data = Data(base64Encoded: text) else { return }
    try data.write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
  }

  /// Errors that the console holds since the last call.
  func complaints() async throws -> [String] {
    let entries = try await command("se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.filter { $0["level"] as? String == "SEVERE" }
      .compactMap { $0["message"] as? String }
  }

  // MARK: The protocol

  private func find(_ selector: String) async throws -> String {
    let found = try await command("element", ["using": "css selector", "value": selector])
    guard let id = (found as? [String: Any])?.values.first as? String else {
      throw Failure(description: "no element \(selector)")
    }
    return id
  }

  private func element(
    _ selector: String, _ method: String, _ name: String, _ body: [String: Any]?
  ) async throws -> Any {
    // A page that gives way to the next between the two calls takes its elements with it.
    for _ in 0..<5 {
      do {
        return try await driver.send(
          method, "/session/\(session)/element/\(try await find(selector))/\(name)", body)
      } catch let failure as Failure where failure.description.contains("stale element") {}
    }
    throw Failure(description: "\(selector) goes again and again")
  }

  private func read(_ name: String) async throws -> Any {
    try await driver.send("GET", "/session/\(session)/\(name)", nil)
  }

  private func command(_ name: String, _ body: [String: Any]) async throws -> Any {
    try await driver.send("POST", "/session/\(session)/\(name)", body)
  }
}

/// Keys that are no letters, for `Browser.press`.
enum Key {
  static let tab = "\u{E004}"
  static let enter = "\u{E007}"
  static let escape = "\u{E00C}"
  static let shift = "\u{E008}"
  static let control = "\u{E009}"
  static let left = "\u{E012}"
  static let up = "\u{E013}"
  static let right = "\u{E014}"
  static let down = "\u{E015}"
}

/// A running `chromedriver`.
private final class Driver: Sendable {
  private let process: Int32
  private let wire: Wire
  /// Those whose browsers run.
  private let sessions = Mutex<[String]>([])

  private init(process: Int32, port: UInt16) {
    self.process = process
    wire = Wire(port: port)
  }

  static func start() async throws -> Driver {
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/usr/bin/chromedriver")
    program.arguments = ["--port=0"]
    let output = Pipe()
    program.standardOutput = output
    program.standardError = FileHandle.nullDevice
    try program.run()
    let identifier = program.processIdentifier
    // “ChromeDriver was started successfully on port 43210.”
    let port: UInt16? = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var said = ""
        var port: UInt16?
        while port == nil, case let data = output.fileHandleForReading.availableData,
          !data.isEmpty
        {
          said += String(decoding: data, as: UTF8.self)
          port = said.firstMatch(of: /successfully on port (\d+)\./).flatMap { UInt16($0.1) }
        }
        continuation.resume(returning: port)
      }
    }
    guard let port else { throw Browser.Failure(description: "chromedriver does not start") }
    return Driver(process: identifier, port: port)
  }

  func note(session: String) { sessions.withLock { $0.append(session) } }

  /// Closes all browsers, also behind a failure: they would outlive their driver.
  ///
  /// Not by SIGTERM: the threads of Foundation that start programs block it, and they inherit that.
  func stop() async {
    for session in sessions.withLock({ $0 }) {
      _ = try? await send("DELETE", "/session/\(session)", nil)
    }
    kill(process, SIGKILL)
  }

  func send(_ method: String, _ path: String, _ body: [String: Any]?) async throws -> Any {
    let bytes = try body.map { Array(try JSONSerialization.data(withJSONObject: $0)) } ?? []
    let answer = try await wire.send(
      method, path, headers: [("Content-Type", "application/json")], body: bytes)
    let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
    let value = object?["value"] ?? NSNull()
    guard answer.status == 200 else {
      let said = (value as? [String: Any])?["message"] as? String ?? "\(value)"
      throw Browser.Failure(description: "\(method) \(path): \(said.prefix(400))")
    }
    return value
  }
}
