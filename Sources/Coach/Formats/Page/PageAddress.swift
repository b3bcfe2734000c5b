/// The address of a page on the disk.
public enum PageAddress {
  /// `file:///home/…/report.html` of an absolute path.
  public static func text(_ path: String) -> String { "file://" + PageText.url(ofPath: path) }
}
