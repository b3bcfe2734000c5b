import Coach

/// What the options say of listening.
struct MarkingOptions {
  let speed: Double
  let device: String
  let isPlain: Bool
  let script: [MarkingKey.Action]?

  /// - Throws: ``Failure`` when a value is none.
  init(_ arguments: ParsedArguments) throws(Failure) {
    let text = arguments.value("speed")
    guard let speed = text.map({ Double($0) }) ?? 1, MarkingPlayer.speeds.contains(speed) else {
      throw Failure(
        arguments.invalid(text ?? "", "speed"), remedy: "give 1, 1.5 or 2", status: .usage)
    }
    self.speed = speed
    device = arguments.value("device") ?? "default"
    isPlain = arguments.flags.contains("plain")
    script = try arguments.value("keys").map { file throws(Failure) in
      let text = SourceText(decoding: try InputFile.read(file, kind: "key script")).text
      return try MarkingInput.script(text, file: file)
    }
  }
}
