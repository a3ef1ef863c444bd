internal import CCurl
internal import Glibc

/// What the code of libcurl means, with what is known of the transfer beside it.
struct TransferFailure {
  var code: CURLcode
  var easy: UnsafeMutableRawPointer
  /// As libcurl wrote it; may name times, which differ from run to run.
  var text: String
  var settings: FetcherSettings
  /// Whether the request left: not while a proxy opens no tunnel, or TLS does not begin.
  var wasSent: Bool
  var hasAnswer: Bool
  var hasSocket: Bool
  var byteLimit: Int

  var value: FetchFailure {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: FetchFailure(.unresolvable)
    case CURLE_COULDNT_RESOLVE_PROXY: FetchFailure(.unresolvable, "the proxy")
    case CURLE_COULDNT_CONNECT: FetchFailure(.connection, systemError ?? name)
    case CURLE_OPERATION_TIMEDOUT: timeOut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_INVALIDCERTSTATUS:
      FetchFailure(.certificate, text.isEmpty ? name : text)
    case CURLE_SSL_CONNECT_ERROR: FetchFailure(.connection, "TLS: \(text.isEmpty ? name : text)")
    case CURLE_FILESIZE_EXCEEDED: FetchFailure(.tooLarge, "more than \(byteLimit) bytes")
    case CURLE_GOT_NOTHING: FetchFailure(.noAnswer)
    case CURLE_PARTIAL_FILE: FetchFailure(.cut)
    case CURLE_RECV_ERROR where !wasSent, CURLE_GOT_NOTHING where !wasSent:
      FetchFailure(.connection, text)
    // One code for what breaks off and for chunks that are none; where its words change, both are cut.
    case CURLE_RECV_ERROR where text.contains("chunked"): FetchFailure(.malformed, "no chunks")
    case CURLE_RECV_ERROR:
      hasAnswer ? FetchFailure(.cut) : FetchFailure(.noAnswer, systemError ?? "")
    case CURLE_SEND_ERROR: FetchFailure(.connection, systemError ?? name)
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
      FetchFailure(.malformed, text)
    // What it says of a line of more than 100 kB in the head.
    case CURLE_OUT_OF_MEMORY: FetchFailure(.malformed, "a line too long in the head")
    case CURLE_ABORTED_BY_CALLBACK: FetchFailure(.interrupted)
    case CURLE_URL_MALFORMAT: FetchFailure(.badAddress, text)
    case CURLE_PROXY: FetchFailure(.connection, "the proxy")
    default: FetchFailure(.fault, name)
    }
  }

  /// libcurl has one code for three limits.
  private var timeOut: FetchFailure {
    // Its clock of the limit starts a moment before that of the total.
    if time(CURLINFO_TOTAL_TIME_T) >= settings.totalSeconds * 1_000_000 - 100_000 {
      return FetchFailure(.tooSlow, "more than \(settings.totalSeconds) s")
    }
    if time(CURLINFO_PRETRANSFER_TIME_T) > 0 {
      return FetchFailure(.idle, "nothing for \(settings.idleSeconds) s")
    }
    let limit = "none within \(settings.connectSeconds) s"
    return hasSocket ? FetchFailure(.connection, limit) : FetchFailure(.unresolvable, limit)
  }

  private func time(_ info: CURLINFO) -> Int {
    var time: curl_off_t = 0
    koshu_easy_get_size(easy, info, &time)
    return Int(time)
  }

  private var name: String { String(cString: curl_easy_strerror(code)) }

  private var systemError: String? {
    var number = 0
    koshu_easy_get_long(easy, CURLINFO_OS_ERRNO, &number)
    return number == 0 ? nil : String(cString: strerror(Int32(number)))
  }
}
