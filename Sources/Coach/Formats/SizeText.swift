/// Sizes of files as people read them.
public enum SizeText {
  /// `173 MB`, as disks are sold: by thousands.
  public static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000_000: "\((bytes + 999) / 1000) kB"
    case ..<10_000_000: "\(TimeText.decimal(Double(bytes) / 1e6, places: 1)) MB"
    case ..<1_000_000_000: "\((bytes + 500_000) / 1_000_000) MB"
    default: "\(TimeText.decimal(Double(bytes) / 1e9, places: 1)) GB"
    }
  }
}
