package org.conceptmonitor.agent.transport;

/** Tells the end of a thread from a failure: an interrupted channel fails like a broken one. */
final class Interrupts {
  private Interrupts() {}

  /**
   * Does nothing unless the thread was interrupted.
   *
   * @throws InterruptedException if it was: the failure says nothing of the table or the disk
   */
  static void rethrow(Exception failure) throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException("while a channel was in use");
      interrupted.initCause(failure);
      throw interrupted;
    }
  }
}
