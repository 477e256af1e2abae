package lineside.vision.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lineside.vision.frame.Picture;

/**
 * Pictures of the test half that were also learned from: equal pixel by pixel, whatever the files
 * are called, however they are compressed, and whether grey is stored in one channel or in three.
 *
 * @param pairs test picture and its double in train
 * @param problems train pictures that do not read; those of test are named by the evaluation
 * @param compared train pictures that were compared
 */
public record DuplicatePictures(List<Pair> pairs, List<PictureProblem> problems, int compared) {
  /** Copies the lists. */
  public DuplicatePictures {
    pairs = List.copyOf(pairs);
    problems = List.copyOf(problems);
  }

  /**
   * Two files with the same pixels.
   *
   * @param test file in test
   * @param train file in train
   */
  public record Pair(Path test, Path train) {}

  /** Reads every picture of both halves, one at a time. */
  public static DuplicatePictures find(List<LabelledPicture> train, List<LabelledPicture> test) {
    Map<String, Path> byContent = new HashMap<>();
    List<PictureProblem> problems = new ArrayList<>();
    for (LabelledPicture picture : train) {
      try {
        byContent.putIfAbsent(contentHash(picture.file()), picture.file());
      } catch (IOException e) {
        problems.add(
            new PictureProblem(
                picture.file(), PictureProblem.Kind.NOT_COMPARED, String.valueOf(e.getMessage())));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    if (byContent.isEmpty()) {
      return new DuplicatePictures(pairs, problems, 0);
    }
    for (LabelledPicture picture : test) {
      Path twin = byContent.get(hashOrNone(picture.file()));
      if (twin != null) {
        pairs.add(new Pair(picture.file(), twin));
      }
    }
    return new DuplicatePictures(pairs, problems, train.size() - problems.size());
  }

  /** The hash, or nothing for a test picture that does not read: the evaluation has named it. */
  private static String hashOrNone(Path file) {
    try {
      return contentHash(file);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** SHA-256 of size and pixels, hexadecimal. */
  public static String contentHash(Path file) throws IOException {
    try (Picture picture = PictureFile.read(file)) {
      byte[] pixels = new byte[picture.widthPx() * picture.heightPx() * picture.channels()];
      picture.mat().data().get(pixels);
      byte[] content = picture.channels() == 3 && isGrey(pixels) ? everyThird(pixels) : pixels;
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          ByteBuffer.allocate(2 * Integer.BYTES)
              .putInt(picture.widthPx())
              .putInt(picture.heightPx())
              .array());
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isGrey(byte[] pixels) {
    for (int i = 0; i < pixels.length; i += 3) {
      if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] everyThird(byte[] pixels) {
    byte[] plane = new byte[pixels.length / 3];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = pixels[3 * i];
    }
    return plane;
  }
}
