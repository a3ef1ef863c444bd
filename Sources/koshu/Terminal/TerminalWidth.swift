internal import Foundation

/// The columns of the terminal on standard output; `COLUMNS`, or 120, where there is none.
var terminalWidth: Int {
  var size = winsize()
  if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
    return Int(size.ws_col)
  }
  return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 120
}
