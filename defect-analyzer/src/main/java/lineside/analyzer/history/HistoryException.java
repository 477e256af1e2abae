package lineside.analyzer.history;

import java.io.IOException;

/** The history can't be used. */
public final class HistoryException extends IOException {
  private static final long serialVersionUID = 1L;
  private final Fault fault;

  /** What is wrong with it. */
  public enum Fault {
    /** Another run is writing it. */
    LOCKED,
    /** A newer release made it. */
    NEWER,
    /** It is no history, or a damaged one. */
    DAMAGED,
    /** A statement failed, for example because the disk is full. */
    FAILED
  }

  HistoryException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  HistoryException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong, for counting. */
  public Fault fault() {
    return fault;
  }
}
