internal import Glibc

/// Reads a descriptor until its end.
public enum WholeRead {
  /// Why not all of it can be read.
  public enum Fault: Error, Equatable {
    /// It holds more than was wanted.
    case tooLarge
    /// The C library's error number.
    case failed(Int32)
  }

  /// All bytes up to the end.
  ///
  /// The corresponding C function is `read`.
  /// - Parameter limit: how many bytes it may hold.
  /// - Throws: ``Fault``.
  public static func read(_ descriptor: Int32, limit: Int) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .failed(errno) }
      if count == 0 { return bytes }
      bytes += block[..<count]
      guard bytes.count <= limit else { throw .tooLarge }
    }
  }
}
