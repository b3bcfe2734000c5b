/// Words as a shell takes them, in commands that a person is given to paste.
public enum ShellWord {
  /// A file's name as one word that is no option.
  public static func file(_ name: String) -> String {
    let name = name.hasPrefix("-") ? "./" + name : name
    let plain = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+".contains($0))
    }
    return plain && !name.isEmpty ? name : "'" + name.replacing("'", with: "'\\''") + "'"
  }
}
