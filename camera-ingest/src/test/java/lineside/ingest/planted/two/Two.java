package lineside.ingest.planted.two;

import lineside.ingest.planted.one.One;

/** Needs the other package. */
public record Two(One.Part part) {
  /** Needed by the other package. */
  public record Part(int number) {}
}
