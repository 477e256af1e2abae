package lineside.schemas.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes the ids of views, inspections, verdicts and alarms. Thread-safe.
 *
 * <p>An id is the lower-case hex of the first 16 bytes of SHA-256 over the parts, each preceded by
 * its length in UTF-8 bytes and a colon, so that no two different lists of parts collide by
 * concatenation.
 */
public final class Identities {
  private static final int ID_BYTES = 16;

  private Identities() {}

  /** Id of the view that trigger {@code sequence} of {@code cameraId} asks for. */
  public static String viewId(String cameraId, long epoch, long sequence) {
    return idOf("view", cameraId, Long.toString(epoch), Long.toString(sequence));
  }

  /** Id of one passage of a part over a line. */
  public static String inspectionId(String lineId, String partId, int attempt) {
    return idOf("inspection", lineId, partId, Integer.toString(attempt));
  }

  /** Id of one revision of the verdict on an inspection. */
  public static String verdictId(String inspectionId, int revision) {
    return idOf("verdict", inspectionId, Integer.toString(revision));
  }

  /** Id over any list of parts; the first names what is identified. */
  public static String idOf(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** Lower-case hex SHA-256 of {@code content}: the name of evidence and of files. */
  public static String sha256Hex(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
