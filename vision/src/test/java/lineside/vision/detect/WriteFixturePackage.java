package lineside.vision.detect;

import java.nio.file.Path;

/** Writes the committed fixture package again: the folder is the only argument. */
final class WriteFixturePackage {
  private WriteFixturePackage() {}

  public static void main(String[] args) throws Exception {
    FixturePackage.write(Path.of(args[0]), FixtureModel.plain());
  }
}
