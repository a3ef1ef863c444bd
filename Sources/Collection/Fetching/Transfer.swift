internal import CCurl
internal import Foundation

/// A handle of libcurl, and what the transfer that it carries has brought so far.
///
/// Lives on the thread of the transfers; handles are used again, for making them is dear.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  private(set) var job: FetchJob?
  private let settings: FetcherSettings
  private let now: () -> Date
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var lines: UnsafeMutablePointer<curl_slist>?

  private var started: Date?
  private var request: [UInt8] = []
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  /// What is sent now is for the proxy alone.
  private var isConnecting = false
  /// Why a callback ended the transfer.
  private var stop: FetchFailure?
  private var refusal: String?
  private var hasSocket = false

  /// Nil where libcurl has no memory, or lacks an option.
  init?(_ settings: FetcherSettings, now: @escaping () -> Date) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.settings = settings
    self.now = now
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard setConstants(), setCallbacks() else { return nil }
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(lines)
    errorText.deallocate()
  }

  private func setConstants() -> Bool {
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_VERBOSE, 1), (CURLOPT_FOLLOWLOCATION, 0),
      (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
      // The archive keeps what went over the wire.
      (CURLOPT_HTTP_TRANSFER_DECODING, 0), (CURLOPT_HTTP_CONTENT_DECODING, 0),
      (CURLOPT_PATH_AS_IS, 1), (CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_TIMEOUT_MS, settings.totalSeconds * 1000),
      (CURLOPT_CONNECTTIMEOUT_MS, settings.connectSeconds * 1000),
      (CURLOPT_LOW_SPEED_TIME, settings.idleSeconds), (CURLOPT_LOW_SPEED_LIMIT, 1),
    ]
    for (option, number) in numbers where koshu_easy_set_long(easy, option, number) != CURLE_OK {
      return false
    }
    return set(CURLOPT_USERAGENT, settings.userAgent)
      // What the environment says was read before: a variable must not change one transfer alone.
      && set(CURLOPT_NOPROXY, "")
      && (settings.certificates.map { set(CURLOPT_CAINFO, $0) } ?? true)
      && koshu_easy_set_web_only(easy) == CURLE_OK && koshu_easy_set_quick_exit(easy) == CURLE_OK
      && koshu_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText) == CURLE_OK
  }

  private func set(_ option: CURLoption, _ text: String) -> Bool {
    koshu_easy_set_text(easy, option, text) == CURLE_OK
  }

  /// The handle points back without owning: the transfer outlives it.
  private func setCallbacks() -> Bool {
    let context = Unmanaged.passUnretained(self).toOpaque()
    let codes = [
      koshu_easy_set_body_writer(
        easy, { Transfer.at($3)?.takeBody($0, $1 * $2) ?? 0 }, context),
      koshu_easy_set_head_writer(
        easy, { Transfer.at($3)?.takeHead($0, $1 * $2) ?? 0 }, context),
      koshu_easy_set_tracer(
        easy,
        { _, type, bytes, count, context in
          if type == CURLINFO_HEADER_OUT { Transfer.at(context)?.takeRequest(bytes, count) }
          return 0
        }, context),
      koshu_easy_set_opener(
        easy,
        { context, _, address in
          guard let address else { return -1 }
          return Transfer.at(context)?.open(address) ?? -1
        }, context),
    ]
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: - Beginning and end

  /// Makes the handle ready for a job; false where libcurl takes an option not.
  func begin(_ job: FetchJob) -> Bool {
    self.job = job
    curl_slist_free_all(lines)
    lines = nil
    for line in job.request.headerLines {
      guard let longer = curl_slist_append(lines, line) else { return false }
      lines = longer
    }
    return koshu_easy_set_list(easy, CURLOPT_HTTPHEADER, lines) == CURLE_OK
      && set(CURLOPT_URL, job.address) && set(CURLOPT_PROXY, job.proxy ?? "")
      && koshu_easy_set_size(
        easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, job.request.byteLimit))) == CURLE_OK
  }

  /// What came of the job, when libcurl is done with it; the handle is free for another.
  func end(_ code: CURLcode) -> FetchResult {
    defer { reset() }
    guard code == CURLE_OK, let job, let started else { return .failure(failure(code)) }
    var time: curl_off_t = 0
    koshu_easy_get_size(easy, CURLINFO_TOTAL_TIME_T, &time)
    var ip: UnsafeMutablePointer<CChar>?
    koshu_easy_get_text(easy, CURLINFO_PRIMARY_IP, &ip)
    return .answer(
      Exchange(
        address: job.address, started: started, seconds: Double(time) / 1_000_000,
        ip: job.proxy == nil ? ip.map { String(cString: $0) } : nil,
        request: withoutProxySecrets(request), head: head, body: body))
  }

  private func reset() {
    job = nil
    (request, head, body) = ([], [], [])
    (started, stop, refusal, isConnecting, hasSocket) = (nil, nil, nil, false, false)
    errorText[0] = 0
  }

  // MARK: - What libcurl calls

  /// A later line of status begins another head: what came before was an interim answer.
  private func takeHead(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if body.isEmpty, line.starts(with: "HTTP/".utf8) { head = [] }
    guard head.count + count <= FetcherSettings.headBytes else {
      stop = FetchFailure(.malformed, "a head of more than \(FetcherSettings.headBytes) bytes")
      return 0
    }
    // Fields behind a chunked body came with it, and stand there.
    if body.isEmpty { head += line }
    return count
  }

  private func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let limit = job?.request.byteLimit, body.count + count <= limit else {
      stop = FetchFailure(.tooLarge, "more than \(job?.request.byteLimit ?? 0) bytes")
      // Less than what came ends the transfer; an empty piece would not.
      return count == 0 ? 0 : count - 1
    }
    body += UnsafeRawBufferPointer(start: bytes, count: count)
    return count
  }

  /// A request that is sent again, since a kept connection was closed, takes the place of the first.
  private func takeRequest(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) {
    let piece = UnsafeRawBufferPointer(start: bytes, count: count)
    if piece.starts(with: "GET ".utf8) {
      request = []
      started = now()
      isConnecting = false
    } else if piece.starts(with: "CONNECT ".utf8) {
      isConnecting = true
    }
    if !isConnecting { request += piece }
  }

  private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    guard let job else { return -1 }
    if job.proxy == nil, !job.isAllowed {
      guard let socket = koshu_socket_address(address),
        let (found, _) = NetworkAddress.read(socket)
      else { return -1 }
      if let reason = settings.rule.refusal(of: found) {
        refusal = "\(found): \(reason)"
        return -1
      }
    }
    let opened = socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
      address.pointee.protocol)
    if opened >= 0 { hasSocket = true }
    return opened
  }

  // MARK: - Failures

  private func failure(_ code: CURLcode) -> FetchFailure {
    if let stop { return stop }
    if !hasSocket, let refusal, code == CURLE_COULDNT_CONNECT {
      return FetchFailure(.refusedAddress, refusal)
    }
    return TransferFailure(
      code: code, easy: easy, text: String(cString: errorText), settings: settings,
      wasSent: started != nil, hasAnswer: !head.isEmpty, hasSocket: hasSocket,
      byteLimit: job?.request.byteLimit ?? 0
    ).value
  }
}

/// The request without what was for the proxy alone: an archive is given to others.
func withoutProxySecrets(_ request: [UInt8]) -> [UInt8] {
  let lines = request.split(separator: 10, omittingEmptySubsequences: false)
  let isSecret = { (line: ArraySlice<UInt8>) in
    String(decoding: line.prefix(6), as: UTF8.self).lowercased() == "proxy-"
  }
  guard lines.contains(where: isSecret) else { return request }
  return Array(lines.filter { !isSecret($0) }.joined(separator: [10]))
}
