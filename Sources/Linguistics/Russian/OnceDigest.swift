internal import Basics
internal import Synchronization

/// A digest that is worked out when it is first asked for, and once.
final class OnceDigest: Sendable {
  private let known = Mutex<Digest?>(nil)
  private let work: @Sendable () -> Digest

  init(_ work: @escaping @Sendable () -> Digest) { self.work = work }

  var value: Digest {
    known.withLock { known in
      let digest = known ?? work()
      known = digest
      return digest
    }
  }
}
