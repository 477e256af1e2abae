package lineside.training.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lineside.training.net.DefectNet;
import lineside.training.net.NetSize;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Weights that know what a defect on a surface looks like in general: learned from {@code
 * lineside.footage.world} pictures, which show many materials, poses, lights and cameras. They come
 * with this project, in half precision, for grey pictures and {@link #KINDS} kinds.
 */
public final class BaseCheckpoint {
  /** Kinds of defect of the world they learned from. */
  public static final int KINDS = 10;

  private BaseCheckpoint() {}

  /** Whether there is one of a size. */
  public static boolean exists(NetSize size) {
    return BaseCheckpoint.class.getResource(name(size)) != null;
  }

  private static String name(NetSize size) {
    return "base-" + size.letter() + ".pt";
  }

  /** Reads the checkpoint of a size that exists. */
  public static DefectNet load(NetSize size) throws IOException {
    Path file = Files.createTempFile("lineside-base", ".pt");
    try {
      try (@Nullable InputStream stream = BaseCheckpoint.class.getResourceAsStream(name(size))) {
        if (stream == null) {
          throw new IOException("there is no base checkpoint of size " + size.letter());
        }
        Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return load(size, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static DefectNet load(NetSize size, Path file) {
    DefectNet net = new DefectNet(size, 1, KINDS);
    try (PointerScope scope = new PointerScope()) {
      net.module().to(torch.ScalarType.Half, false);
      InputArchive archive = new InputArchive();
      archive.load_from(file.toString());
      net.module().load(archive);
      net.module().to(torch.ScalarType.Float, false);
    }
    return net;
  }

  /** Writes a checkpoint; the network is in half precision afterwards and no longer of use. */
  public static void save(DefectNet net, Path file) {
    try (PointerScope scope = new PointerScope()) {
      net.module().to(torch.ScalarType.Half, false);
      OutputArchive archive = new OutputArchive();
      net.module().save(archive);
      archive.save_to(file.toString());
    }
  }
}
