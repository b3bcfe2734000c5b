/// The head that every page has: nothing in it is fetched.
enum PageHead {
  /// The `head` element.
  ///
  /// - Parameter style: CSS besides that of all pages.
  static func html(title: String, style: String = "") -> String {
    """
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="coach">
    <title>\(PageText.escaped(title))</title>
    <link rel="icon" href="data:,">
    <style>\(PageStyle.css)\(style)</style>
    </head>
    """
  }
}
