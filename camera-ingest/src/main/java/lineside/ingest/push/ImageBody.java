package lineside.ingest.push;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import lineside.schemas.topic.FrameLimits;

/** The bytes of an image that was sent, whole or as the file of a form. */
final class ImageBody {
  private static final String FORM = "multipart/form-data";

  private ImageBody() {}

  /**
   * Reads them; never more than the largest image.
   *
   * @throws TooLargeException when there are more
   * @throws IllegalArgumentException when there is none
   */
  static byte[] read(Context call) throws IOException, TooLargeException {
    byte[] bytes;
    try (InputStream content = content(call)) {
      bytes = content.readNBytes(FrameLimits.MAX_IMAGE_BYTES + 1);
    }
    if (bytes.length > FrameLimits.MAX_IMAGE_BYTES) {
      throw new TooLargeException();
    }
    if (bytes.length == 0) {
      throw new IllegalArgumentException("the image has no bytes");
    }
    return bytes;
  }

  private static InputStream content(Context call) {
    if (!call.isMultipartFormData()) {
      return call.bodyInputStream();
    }
    return call.uploadedFiles().stream()
        .findFirst()
        .map(UploadedFile::content)
        .orElseThrow(() -> new IllegalArgumentException("the form has no file"));
  }

  /**
   * Reads a form, before its fields are asked for; does nothing with what is none.
   *
   * @throws TooLargeException when it has more bytes than the server takes
   * @throws IllegalArgumentException when it only begins like one
   */
  static void readForm(Context call) throws TooLargeException {
    if (call.isMultipartFormData()) {
      // Asked for by its beginning above, and whole by the server, which fails then.
      String type = String.valueOf(call.contentType());
      if (!type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
        throw new IllegalArgumentException(
            "the content type is '" + type + "', a form's is " + FORM);
      }
      try {
        call.uploadedFiles();
      } catch (IllegalStateException overTheServersLimit) {
        throw new TooLargeException(overTheServersLimit);
      }
    }
  }

  /** The image is larger than any that is taken. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String WORDS =
        "the image has more than " + FrameLimits.MAX_IMAGE_BYTES + " bytes";

    TooLargeException() {
      super(WORDS);
    }

    TooLargeException(Throwable cause) {
      super(WORDS, cause);
    }
  }
}
