internal import CSndfile
internal import Glibc

/// A WAV file seen with sizes that are true, for libsndfile; the file itself is not touched.
///
/// libsndfile reads as much as the header says. Where that is less than there is, this stands between
/// the two.
// Unchecked: used by the one thread that owns the reader.
final class CorrectedWave: @unchecked Sendable {
  private let descriptor: Int32
  private let header: [UInt8]
  private let length: Int
  private var position = 0

  /// Opens the file; nil when its sizes are right, or when it is no WAV file.
  init?(path: String) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let sizes = WaveHeader(descriptor), sizes.promisesLessThanTheFileHolds,
      let header = sizes.correctedBytes(descriptor)
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    self.header = header
    length = sizes.dataOffset + sizes.audioSize
  }

  deinit { close(descriptor) }

  /// Opens it in libsndfile, which keeps no reference: this has to outlive the handle.
  ///
  /// The corresponding C function is `sf_open_virtual`.
  func open(_ info: inout SF_INFO) -> OpaquePointer? {
    var calls = SF_VIRTUAL_IO(
      get_filelen: { CorrectedWave.of($0).map { sf_count_t($0.length) } ?? -1 },
      seek: { offset, whence, file in
        CorrectedWave.of(file).map { sf_count_t($0.seek(Int(offset), whence)) } ?? -1
      },
      read: { bytes, count, file in
        CorrectedWave.of(file).map { sf_count_t($0.read(bytes, Int(count))) } ?? 0
      },
      write: { _, _, _ in 0 },
      tell: { CorrectedWave.of($0).map { sf_count_t($0.position) } ?? -1 })
    return sf_open_virtual(
      &calls, Int32(SFM_READ), &info, Unmanaged.passUnretained(self).toOpaque())
  }

  private func seek(_ offset: Int, _ whence: Int32) -> Int {
    let base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? position : length
    position = min(max(0, base + offset), length)
    return position
  }

  private func read(_ target: UnsafeMutableRawPointer?, _ wanted: Int) -> Int {
    guard let target else { return 0 }
    var done = 0
    let wanted = min(wanted, length - position)
    while done < wanted {
      let count: Int
      if position < header.count {
        count = min(wanted - done, header.count - position)
        let bytes = UnsafeMutableRawBufferPointer(start: target + done, count: count)
        bytes.copyBytes(from: header[position..<position + count])
      } else {
        count = pread(descriptor, target + done, wanted - done, position)
      }
      guard count > 0 else { break }
      position += count
      done += count
    }
    return done
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> CorrectedWave? {
    pointer.map { Unmanaged<CorrectedWave>.fromOpaque($0).takeUnretainedValue() }
  }
}
