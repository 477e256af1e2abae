package lineside.ingest.stream;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a stream is, and who asks for it. The password shows nowhere but in what is handed to
 * FFmpeg.
 *
 * @param uri rtsp:, rtsps:, http: or https: without user
 * @param user user name, empty when none is asked for
 * @param password its password
 */
public record StreamAddress(URI uri, String user, String password) {
  /** Checks that the address itself holds no secret. */
  public StreamAddress {
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("the address of a stream holds a user");
    }
  }

  /** A stream that anybody may see. */
  public static StreamAddress of(URI uri) {
    return new StreamAddress(uri, "", "");
  }

  /** With user and password, as FFmpeg wants it. */
  String withCredentials() {
    if (user.isEmpty()) {
      return uri.toString();
    }
    String text = uri.toString();
    int host = text.indexOf("//") + 2;
    return text.substring(0, host)
        + escape(user)
        + ":"
        + escape(password)
        + "@"
        + text.substring(host);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return uri + (user.isEmpty() ? "" : " (user " + user + ", password ***)");
  }
}
