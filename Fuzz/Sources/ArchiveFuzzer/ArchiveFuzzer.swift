import Fuzzing

/// The entry that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  readAsArchive(UnsafeRawBufferPointer(start: start, count: count))
  return 0
}
