package lineside.analyzer.item;

import java.io.IOException;
import java.util.Optional;
import lineside.vision.frame.Picture;

/** Marks the pixels of defects. */
public interface DefectMarks {
  /** Hash of the package that marks. */
  String modelSha256();

  /**
   * The pixels.
   *
   * @return PNG of the size of the picture, 255 = defect; empty when it finds none
   */
  Optional<byte[]> of(Picture picture) throws IOException;
}
