internal import CAlsa
internal import CSndfile

/// The libraries that sound comes through.
public enum SoundLibraries {
  /// Their names and versions, as they are installed here and not as they were when this was built.
  ///
  /// The corresponding C functions are `snd_asoundlib_version` and `sf_version_string`.
  public static var versions: [String] {
    let alsa = snd_asoundlib_version().map { "alsa-lib " + String(cString: $0) }
    // libsndfile puts its own name before the number, with a dash.
    let sndfile = sf_version_string().map {
      String(String(cString: $0).map { $0 == "-" ? " " : $0 })
    }
    return [alsa, sndfile].compactMap(\.self)
  }
}
