package lineside.cli.distill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lineside.cli.demo.BadConfigurationException;

/** Lets one run at a time work in a directory. The system frees it when its process dies. */
final class OneRun implements AutoCloseable {
  private final FileChannel channel;

  private OneRun(FileChannel channel) {
    this.channel = channel;
  }

  static OneRun in(Path directory) throws IOException, BadConfigurationException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("distill.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isOurs(channel)) {
      channel.close();
      throw new BadConfigurationException("another distill works in " + directory);
    }
    return new OneRun(channel);
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
