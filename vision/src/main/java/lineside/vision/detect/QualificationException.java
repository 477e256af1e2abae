package lineside.vision.detect;

import org.jspecify.annotations.Nullable;

/** The model does not reproduce its golden scores on this machine and must not become active. */
public final class QualificationException extends Exception {
  private static final long serialVersionUID = 1L;

  QualificationException(String message, @Nullable Throwable cause) {
    super("qualification failed: " + message, cause);
  }
}
