import Foundation
import Languages
import Synchronization

/// Ctrl-C, a terminal that is closed, and what a machine sends that shuts down: long work ends at the next whole step and says
/// what was done.
enum StopSignal {
  private static let isAskedFor = Atomic<Bool>(false)

  /// Begins to watch. The first signal asks for the end; a second one ends the program at once, which
  /// the portfolio survives as well.
  static func watch() {
    _ = isAskedFor.load(ordering: .relaxed)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      sigaddset(&signals, number)
      signal(number) { number in
        StopSignal.isAskedFor.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
    // Whoever started the program may have held them back.
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether somebody asked for the end.
  static var isAsked: Bool { isAskedFor.load(ordering: .relaxed) }

  /// Ends what only reads, when somebody asked for it.
  static func stopIfAsked(_ done: @autoclosure () -> Wording) throws {
    if isAsked { throw Stopped(wording: done()) }
  }
}

/// Work that was ended by the person who started it.
struct Stopped: SayableError {
  let wording: Wording
}
