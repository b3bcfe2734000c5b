extension String {
  /// The text with a capital at its beginning, the rest as it is.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
