import Basics
import Collection
import Foundation
import Ingest
import Runs
import Store
import Testing

/// A week of sixty outlets, simulated: the clock leaps, the requests are real.
///
/// Measures the whole process: `make test` runs it by itself.
@Suite(.serialized) struct LandscapeTests {
  @Test func `a week of sixty outlets: every article once, no rule of politeness broken`()
    async throws
  {
    let world = try World(outlets: 60)
    defer { world.landscape.stop() }
    let began = ContinuousClock.now
    var measures: [(files: Int, memory: Int)] = []
    var seconds: [Double] = []
    for step in 0...(7 * 144) {
      world.clock.leap(to: world.landscape.start + Double(step) * 600)
      let start = ContinuousClock.now
      try await world.collect()
      seconds.append(start.duration(to: .now) / .seconds(1))
      if step == 200 || step == 7 * 144 { measures.append((openFiles(), residentMegabytes())) }
    }
    print(
      "a week: \(world.landscape.requests.count) requests in \(began.duration(to: .now)); open files "
        + "\(measures.map(\.files)), resident MB \(measures.map(\.memory)) after 200 and 1,008 runs; a run took \(milliseconds(seconds[101...200])) and "
        + "\(milliseconds(seconds.suffix(100))) ms, the median of a hundred"
    )
    // A thread that ends may hold its files for a moment.
    #expect(measures[1].files <= measures[0].files + 8)
    #expect(measures[1].memory <= measures[0].memory + 40)

    try checkPoliteness(world)
    let found = try await world.articles()
    for outlet in world.landscape.outlets {
      let planted = Set(
        outlet.articles.map { "Мақала \(outlet.number)-\($0.number)" })
      let there = found.filter { $0.outlet == "o\(outlet.number)" }.map(\.title)
      #expect(
        Set(there) == planted,
        "\(outlet.habit): \(planted.subtracting(there).sorted().prefix(3)) missing, \(Set(there).subtracting(planted).sorted().prefix(3)) too much"
      )
      #expect(there.count == Set(there).count, "\(outlet.habit): an article twice")
    }
    try checkTraps(world)
  }

  /// From the server's log: gaps, crawl delays, Retry-After, robots.txt first and once a day.
  private func checkPoliteness(_ world: World) throws {
    for outlet in world.landscape.outlets {
      let requests = world.landscape.requests.filter { $0.host == outlet.host }
      let gap = outlet.habit == .crawlDelay ? 10.0 : 5.0
      var rest = 0.0
      for (earlier, later) in zip(requests, requests.dropFirst()) {
        // The first robots.txt is asked for before its crawl delay is known.
        let least = earlier.path == "/robots.txt" ? 5.0 : gap
        // A kept connection that the server resets is opened once more, as RFC 9110, section 9.2.2, has
        // it: to the server both are one request.
        if outlet.habit == .resetsFirst, earlier.path == later.path { continue }
        #expect(
          later.time - earlier.time >= least - 0.001,
          "\(outlet.habit): \(earlier.path) and \(later.path) within \(later.time - earlier.time) s"
        )
        rest = max(rest, earlier.restUntil ?? 0)
        #expect(later.time >= rest - 0.001, "\(outlet.habit) was asked before it wanted")
      }
      #expect(requests.first?.path == "/robots.txt", "\(outlet.habit)")
      let robots = requests.filter { $0.path == "/robots.txt" }.map(\.time)
      let dayAgain = zip(robots, robots.dropFirst()).filter { $1 - $0 < 86_400 }
      // While it fails it is asked for more often, and nothing else is.
      #expect(outlet.habit == .robotsError || dayAgain.isEmpty, "\(outlet.habit)")
      #expect(!requests.contains { $0.path.hasPrefix("/private") }, "\(outlet.habit)")
      if outlet.habit == .robotsError {
        let third = world.landscape.start + 2 * 86_400
        let first = try #require(robots.first { $0 >= third })
        let asked = requests.filter { $0.time > first && $0.time < third + 86_400 }
        #expect(asked.allSatisfy { $0.path == "/robots.txt" })
      }
    }
  }

  private func checkTraps(_ world: World) throws {
    let store = try CollectionStore(path: world.configuration.collectionStore)
    func page(_ habit: PlantedOutlet.Habit, _ path: String) throws -> PageRow? {
      guard let outlet = world.landscape.outlets.first(where: { $0.habit == habit }),
        let identity = identity(ofAddress: world.landscape.root(outlet) + path)
      else { return nil }
      return try store.page(identity)
    }
    #expect(try page(.loop, "/loop")?.outcome == "redirect-too-many")
    #expect(try page(.elsewhere, "/elsewhere")?.outcome == "redirect-elsewhere")
    #expect(try page(.forbidden, "/private/secret")?.state == .refused)
    #expect(try page(.robotsMoved, "/private/secret")?.state == .refused)
    #expect(try page(.noArchive, "/noarchive")?.outcome == "noarchive")
    #expect(try page(.vanishes, "/vanished")?.state == .gone)
    #expect(try page(.endless, "/endless")?.state == .givenUp)
    #expect(try page(.notHTTP, "/nothttp")?.tries == 10)
    let moved = try store.feeds().first { $0.movedTo != nil }
    #expect(moved?.movedTo?.hasSuffix("/newfeed") == true)
  }

  private func milliseconds(_ seconds: ArraySlice<Double>) -> Int {
    Int(1000 * seconds.sorted()[seconds.count / 2])
  }

  private func openFiles() -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
  }

  private func residentMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
  }
}

/// A corpus over a landscape.
struct World {
  let folder: String
  let landscape: Landscape
  let clock: SimulatedClock
  let configuration: Configuration

  init(outlets: Int, until: Double = PlantedOutlet.week - 90_000) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-landscape-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Monday, 2 November 2026, midnight.
    clock = SimulatedClock(1_793_577_600)
    let habits = PlantedOutlet.Habit.allCases
    landscape = try Landscape(
      outlets: (0..<outlets).map { number in
        PlantedOutlet(
          number: number, habit: number < habits.count ? habits[number] : .plain,
          until: until)
      }, clock: clock)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    let port = landscape.port
    let listed = landscape.outlets.map { outlet in
      let place =
        switch outlet.habit {
        case .homePage: "\"home\": \"http://\(outlet.host):\(port)/\""
        case .sitemapIndex: "\"feeds\": [\"http://\(outlet.host):\(port)/maps.xml\"]"
        default: "\"feeds\": [\"http://\(outlet.host):\(port)/feed\"]"
        }
      return """
        {"id": "o\(outlet.number)", "name": "Басылым \(outlet.number)", "hosts": ["\(outlet.host)"], \(place)}
        """
    }
    let allowed = landscape.outlets.map { "\"\($0.host):\(port)\"" }
    let text = """
      {"name": "Landscape", "sources": [], "outlets": [\(listed.joined(separator: ",\n"))],
       "lexicons": "\(root)/lexicons",
       "collection": {"contact": "https://koshu.example/", "gapSeconds": 5,
        "allowHosts": [\(allowed.joined(separator: ", "))]},
       "limits": {"pageBytes": 1000000}}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/pipeline.json"))
    configuration = try Configuration.read(file: folder + "/pipeline.json")
  }

  /// One run of the collection.
  func collect(hook: WriteHook? = nil) async throws {
    guard let collection = configuration.collection else { return }
    try await CollectionStage(
      configuration: configuration, collection: collection, clock: clock, hook: hook
    ).run()
  }

  struct Found: Sendable {
    var outlet: String
    var title: String
  }

  /// Reads the archive like anybody else's; the articles that it holds.
  func articles() async throws -> [Found] {
    let configuration = try Configuration.read(file: folder + "/pipeline.json")
    _ = try await Corpus(configuration: configuration).run(.ingest)
    let store = try CorpusStore(path: configuration.store)
    var found: [Found] = []
    try store.forEachArticle { stored in
      let article = try JSONDecoder().decode(Article.self, from: stored.document.article ?? Data())
      found.append(
        Found(outlet: stored.document.outlet ?? "", title: article.title ?? ""))
    }
    return found
  }
}
