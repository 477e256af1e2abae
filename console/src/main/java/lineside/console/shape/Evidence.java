package lineside.console.shape;

import org.jspecify.annotations.Nullable;

/** Addresses of pictures. */
public final class Evidence {
  private static final String ROOT = "/api/evidence/";

  private Evidence() {}

  /** Where a picture is served; null when there is none. */
  public static @Nullable String addressOf(@Nullable String sha256) {
    return sha256 == null ? null : ROOT + sha256;
  }

  /** Where a picture that is there is served. */
  public static String address(String sha256) {
    return ROOT + sha256;
  }
}
