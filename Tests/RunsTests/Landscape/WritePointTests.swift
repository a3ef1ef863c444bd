import Basics
import Collection
import Foundation
import Runs
import Store
import Synchronization
import Testing

/// The disk fails at every named moment of writing: the next run ends as an undisturbed one.
@Suite(.serialized) struct WritePointTests {
  private func end(of world: World) throws -> [String] {
    let store = try CollectionStore(path: world.configuration.collectionStore)
    return try store.pages(limit: .max).map {
      "\($0.identity.drop { $0 != "/" }) \($0.state.rawValue)"
    }
  }

  /// Twelve hours of six outlets and a day for their last articles, with a fault at the nth time of a moment.
  private func disturbed(
    at point: WritePoint?, occurrence: Int
  ) async throws -> (pages: [String], articles: [String], failed: Bool) {
    let world = try World(outlets: 6, until: 43_200)
    defer { world.landscape.stop() }
    let count = Mutex(0)
    var failed = false
    for step in 0...36 {
      world.clock.leap(to: world.landscape.start + Double(step) * 3600)
      do {
        try await world.collect { reached throws(Problem) in
          guard reached == point else { return }
          let number = count.withLock { count in
            count += 1
            return count
          }
          if number == occurrence {
            throw Problem("TST-001", at: reached.rawValue, "the disk is full", kind: .fault)
          }
        }
      } catch is Problem {
        failed = true
      }
    }
    let articles = try await world.articles().map { "\($0.outlet) \($0.title)" }.sorted()
    return (try end(of: world), articles, failed)
  }

  @Test func `a fault at any moment of writing loses nothing and doubles nothing`() async throws {
    let undisturbed = try await disturbed(at: nil, occurrence: 0)
    #expect(undisturbed.articles.count > 20)
    #expect(Set(undisturbed.articles).count == undisturbed.articles.count)
    let points: [WritePoint] = [
      .beforeWrite, .inWrite, .afterWrite, .beforeSync, .afterSync, .beforeRoll, .afterRoll,
    ]
    for point in points {
      for occurrence in [1, 2, 7] {
        let found = try await disturbed(at: point, occurrence: occurrence)
        #expect(found.articles == undisturbed.articles, "\(point) \(occurrence)")
        #expect(found.pages == undisturbed.pages, "\(point) \(occurrence)")
        if occurrence == 1 { #expect(found.failed, "\(point) was never reached") }
      }
    }
  }
}
