package lineside.analyzer.crop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lineside.analyzer.archive.ArchiveContents;
import lineside.analyzer.archive.ArchiveReader;
import lineside.schemas.record.InspectionRow;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the large model over the archive: what is new is read, what is known is not read
 * again. May be killed at any moment: what machines had finished lies in files, and the next run
 * takes it over first.
 */
public final class CropRun {
  private static final Logger LOG = LoggerFactory.getLogger(CropRun.class);
  private static final Pattern CROP_NAME = Pattern.compile("[0-9a-f]{64}");
  private static final int FILES_AT_ONCE = 64;

  private final CropRunConfig config;
  private final CropStore store;

  /** Takes the store, which stays the caller's. */
  public CropRun(CropRunConfig config, CropStore store) {
    this.config = config;
    this.store = store;
  }

  /**
   * Runs to its end.
   *
   * @param env where the job runs: this process or a cluster
   * @param progress told on this thread: first what there is to do, then now and then, last how it
   *     ended; when it throws, the run ends with that
   * @return how far it came, which is all the way
   * @throws Exception when the archive, the store, the package or the machines fail
   */
  public CropProgress run(StreamExecutionEnvironment env, Consumer<CropProgress> progress)
      throws Exception {
    Path readings = readingsFolder();
    Files.createDirectories(readings);
    recordArchive();
    takeOver(readings);
    List<String> unread = new ArrayList<>(store.unread(config.model().sha256(), config.period()));
    refuse(unread.stream().filter(crop -> !isName(crop)).toList());
    unread.removeIf(crop -> !isName(crop));
    progress.accept(CropProgress.of(unread.size(), 0));
    if (unread.isEmpty()) {
      return CropProgress.of(0, 0);
    }
    CropPlan plan = CropPlan.write(readings.resolve("plan.txt"), unread);
    JobExecutionResult counted =
        CropJob.run(env, config, plan, readings, () -> progress.accept(soFar(plan, readings)));
    takeOver(readings);
    CropProgress all = atEnd(plan, counted);
    progress.accept(all);
    return all;
  }

  private static CropProgress soFar(CropPlan plan, Path readings) {
    try {
      return CropProgress.of(plan.crops(), (long) finished(readings).size() * CropPlan.CHUNK);
    } catch (IOException e) {
      throw new UncheckedIOException("readings can't be counted in " + readings, e);
    }
  }

  private static CropProgress atEnd(CropPlan plan, JobExecutionResult counted) {
    long refused = counted.<Long>getAccumulatorResult(ReadChunk.REFUSED);
    double model = counted.<Long>getAccumulatorResult(ReadChunk.MODEL_NANOS);
    double all = counted.<Long>getAccumulatorResult(ReadChunk.NANOS);
    return new CropProgress(plan.crops(), plan.crops(), refused, all == 0 ? 0 : model / all);
  }

  private Path readingsFolder() {
    return config
        .history()
        .resolve("readings")
        .resolve(config.model().sha256())
        .toAbsolutePath()
        .normalize();
  }

  private void recordArchive() throws IOException {
    ArchiveContents archive = ArchiveReader.read(config.archive());
    archive
        .damagedFiles()
        .forEach(file -> LOG.warn("archive file left out: {}: {}", file.name(), file.reason()));
    List<InspectionRow> rows = archive.rows();
    store.record(rows, CropsOfArchive.of(rows));
  }

  private void refuse(List<String> badNames) throws IOException {
    store.addReadings(
        List.of(),
        badNames.stream()
            .map(
                crop ->
                    new RefusedCrop(
                        crop,
                        config.model().sha256(),
                        RefusedCrop.Reason.BAD_NAME,
                        "not 64 lower-case hexadecimal digits"))
            .toList());
  }

  private static boolean isName(String crop) {
    return CROP_NAME.matcher(crop).matches();
  }

  /** Files are removed when the store has what is in them. */
  private void takeOver(Path readings) throws IOException {
    List<Path> files = finished(readings);
    for (int start = 0; start < files.size(); start += FILES_AT_ONCE) {
      List<Path> some = files.subList(start, Math.min(files.size(), start + FILES_AT_ONCE));
      ReadCrops all = new ReadCrops(List.of(), List.of(), 0);
      for (Path file : some) {
        all = all.and(readOrSetAside(file));
      }
      store.addReadings(all.readings(), all.refused());
      for (Path file : some) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A file that can't be read is kept under another name; its crops are read again. */
  private static ReadCrops readOrSetAside(Path file) throws IOException {
    try {
      return ReadingFile.read(file);
    } catch (IOException e) {
      LOG.warn("set aside as {}.damaged", file.getFileName(), e);
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
      return new ReadCrops(List.of(), List.of(), 0);
    }
  }

  private static List<Path> finished(Path readings) throws IOException {
    try (Stream<Path> files = Files.list(readings)) {
      return files.filter(file -> file.toString().endsWith(".avro")).sorted().toList();
    }
  }
}
