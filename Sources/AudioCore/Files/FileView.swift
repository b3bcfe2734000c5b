internal import CSndfile
internal import Glibc

/// A part of a file, with other bytes in front of it, for libsndfile; the file itself is not touched.
///
/// libsndfile believes headers that are wrong. This stands between the two.
// Unchecked: used by the one thread that owns the reader.
final class FileView: @unchecked Sendable {
  private let file: HeldFile
  private let head: [UInt8]
  private let range: Range<Int>
  private var length: Int { head.count + range.count }
  private var position = 0

  /// A view of a range of bytes, behind others; nil for all of the file.
  init(_ file: HeldFile, head: [UInt8] = [], range: Range<Int>? = nil) {
    self.file = file
    self.head = head
    self.range = (range ?? 0..<file.size).clamped(to: 0..<file.size)
  }

  /// Opens it in libsndfile, which keeps no reference: this has to outlive the handle.
  ///
  /// The corresponding C function is `sf_open_virtual`.
  func open(_ info: inout SF_INFO) -> OpaquePointer? {
    position = 0
    var calls = SF_VIRTUAL_IO(
      get_filelen: { FileView.of($0).map { sf_count_t($0.length) } ?? -1 },
      seek: { offset, whence, file in
        FileView.of(file).map { sf_count_t($0.seek(Int(offset), whence)) } ?? -1
      },
      read: { bytes, count, file in
        FileView.of(file).map { sf_count_t($0.read(bytes, Int(count))) } ?? 0
      },
      write: { _, _, _ in 0 },
      tell: { FileView.of($0).map { sf_count_t($0.position) } ?? -1 })
    return sf_open_virtual(
      &calls, Int32(SFM_READ), &info, Unmanaged.passUnretained(self).toOpaque())
  }

  private func seek(_ offset: Int, _ whence: Int32) -> Int {
    let base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? position : length
    let target = base.addingReportingOverflow(offset)
    position = target.overflow ? length : min(max(0, target.partialValue), length)
    return position
  }

  private func read(_ target: UnsafeMutableRawPointer?, _ wanted: Int) -> Int {
    guard let target else { return 0 }
    var bytes = UnsafeMutableRawBufferPointer(
      start: target, count: max(0, min(wanted, length - position)))
    let fromHead = max(0, min(bytes.count, head.count - position))
    if fromHead > 0 {
      bytes.copyBytes(from: head[position..<position + fromHead])
      bytes = UnsafeMutableRawBufferPointer(rebasing: bytes[fromHead...])
    }
    let place = range.lowerBound + position + fromHead - head.count
    let count = fromHead + file.read(at: place, into: bytes)
    position += count
    return count
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> FileView? {
    pointer.map { Unmanaged<FileView>.fromOpaque($0).takeUnretainedValue() }
  }
}
