import Glibc

/// Standard input, output and error as the program was given them.
enum StandardStreams {
  /// Opens what is closed among the three on `/dev/null`: the next file that is opened would otherwise
  /// take its number, and be written to as if it were the stream.
  static func openMissing() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is this one, since those below it are open.
      _ = open("/dev/null", O_RDWR)
    }
  }
}
