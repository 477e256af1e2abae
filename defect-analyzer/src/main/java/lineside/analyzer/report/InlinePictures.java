package lineside.analyzer.report;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lineside.vision.evidence.EvidenceStore;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of the evidence store as data URIs, so that the page needs nothing beside it. Keeps a
 * budget of bytes: what goes beyond it is left out and counted. One thread at a time.
 */
final class InlinePictures {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private final EvidenceStore store;
  private final Map<String, Optional<String>> known = new HashMap<>();
  private long budgetBytes;
  private int missing;
  private int leftOut;

  InlinePictures(EvidenceStore store, long budgetBytes) {
    this.store = store;
    this.budgetBytes = budgetBytes;
  }

  /**
   * The picture of {@code sha256}; empty when there is none, it is no picture, or no room is left.
   */
  Optional<String> dataUri(@Nullable String sha256) {
    if (sha256 == null) {
      return Optional.empty();
    }
    return known.computeIfAbsent(sha256, this::load).filter(this::fits);
  }

  private boolean fits(String uri) {
    if (uri.length() > budgetBytes) {
      leftOut++;
      return false;
    }
    budgetBytes -= uri.length();
    return true;
  }

  /** Named pictures that the store does not have or that are none. */
  int missing() {
    return missing;
  }

  /** Pictures left out to keep the page small. */
  int leftOut() {
    return leftOut;
  }

  private Optional<String> load(String sha256) {
    Optional<byte[]> content = read(sha256);
    Optional<String> type = content.flatMap(InlinePictures::mediaType);
    if (content.isEmpty() || type.isEmpty()) {
      missing++;
      return Optional.empty();
    }
    return Optional.of(
        "data:" + type.get() + ";base64," + Base64.getEncoder().encodeToString(content.get()));
  }

  private Optional<byte[]> read(String sha256) {
    try {
      return store.get(sha256);
    } catch (IOException | IllegalArgumentException e) {
      // A picture that can't be read is one that is missing: the report counts and says so.
      return Optional.empty();
    }
  }

  private static Optional<String> mediaType(byte[] content) {
    if (startsWith(content, PNG)) {
      return Optional.of("image/png");
    }
    return startsWith(content, JPEG) ? Optional.of("image/jpeg") : Optional.empty();
  }

  private static boolean startsWith(byte[] content, byte[] magic) {
    if (content.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (content[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
