package lineside.vision.evidence;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Keeps pictures under the SHA-256 of their bytes, so that a message that names the hash names the
 * very picture. Implementations are thread-safe, and putting the same bytes twice is one picture.
 */
public interface EvidenceStore {
  /**
   * Stores bytes; when it returns, every reader of the store sees them.
   *
   * @return their SHA-256, 64 lower-case hexadecimal digits
   */
  String put(byte[] content) throws IOException;

  /** The bytes of a hash; empty when the store has none. */
  Optional<byte[]> get(String sha256) throws IOException;

  /** Whether the store has the bytes of a hash; a look, not a reading. */
  boolean has(String sha256) throws IOException;

  /** Where the bytes of a hash are, or would be. */
  URI uriOf(String sha256);
}
