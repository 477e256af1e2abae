package lineside.analyzer.crop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.analyzer.crop.CropReading.Judgement;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.model.Sha256;
import lineside.vision.shape.FindingShape;

/** Judges, types and embeds crops of an evidence store. Owns the detector. Used by one thread. */
public final class CropReader implements AutoCloseable {
  /** As many as a chunk has: of many crops more are of one size, which run together. */
  private static final int PICTURES_AT_ONCE = CropPlan.CHUNK;

  /** Encoded bytes of them at most, so that whole views do not fill the memory. */
  private static final long BYTES_AT_ONCE = 8L << 20;

  private final DefectDetector detector;
  private final EvidenceStore evidence;
  private final LongSupplier nanoTime;
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);

  /** Takes a qualified detector, the store and a monotonic clock. */
  public CropReader(DefectDetector detector, EvidenceStore evidence, LongSupplier nanoTime) {
    this.detector = detector;
    this.evidence = evidence;
    this.nanoTime = nanoTime;
  }

  /**
   * What comes of the crops.
   *
   * @throws IOException when the store cannot be read now; a crop that is missing or damaged is no
   *     error, it is refused
   */
  public ReadCrops read(List<String> crops) throws IOException {
    ReadCrops all = new ReadCrops(List.of(), List.of(), 0);
    int start = 0;
    while (start < crops.size()) {
      int end = Math.min(crops.size(), start + PICTURES_AT_ONCE);
      ReadCrops read = readTogether(crops.subList(start, end));
      all = all.and(read);
      start += read.readings().size() + read.refused().size();
    }
    return all;
  }

  /** As many of the first as fit; each is read or refused. */
  private ReadCrops readTogether(List<String> crops) throws IOException {
    List<String> names = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    List<RefusedCrop> refused = new ArrayList<>();
    try {
      long bytes = 0;
      for (String crop : crops) {
        if (bytes > BYTES_AT_ONCE) {
          break;
        }
        try {
          byte[] encoded = bytes(crop);
          bytes += encoded.length;
          pictures.add(picture(crop, encoded));
          names.add(crop);
        } catch (RefusedException e) {
          refused.add(refused(crop, e.reason, String.valueOf(e.getMessage())));
        }
      }
      return new ReadCrops(List.of(), refused, 0).and(judged(names, pictures));
    } finally {
      pictures.forEach(Picture::close);
    }
  }

  private ReadCrops judged(List<String> names, List<Picture> pictures) {
    if (names.isEmpty()) {
      return new ReadCrops(List.of(), List.of(), 0);
    }
    long begun = nanoTime.getAsLong();
    try {
      List<Inspection> inspections = detector.inspect(pictures);
      long nanos = nanoTime.getAsLong() - begun;
      List<CropReading> readings = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        readings.add(reading(names.get(i), pictures.get(i), inspections.get(i)));
      }
      return new ReadCrops(readings, List.of(), nanos);
    } catch (InvalidModelOutputException e) {
      if (names.size() == 1) {
        RefusedCrop refusal =
            refused(
                names.get(0), RefusedCrop.Reason.INVALID_OUTPUT, String.valueOf(e.getMessage()));
        return new ReadCrops(List.of(), List.of(refusal), nanoTime.getAsLong() - begun);
      }
      return judgedOneByOne(names, pictures);
    }
  }

  /** One picture that the model can't read must not take the others with it. */
  private ReadCrops judgedOneByOne(List<String> names, List<Picture> pictures) {
    ReadCrops all = new ReadCrops(List.of(), List.of(), 0);
    for (int i = 0; i < names.size(); i++) {
      all = all.and(judged(names.subList(i, i + 1), pictures.subList(i, i + 1)));
    }
    return all;
  }

  private CropReading reading(String name, Picture picture, Inspection inspection) {
    Detection detection = inspection.detection();
    FindingShape shape =
        FindingShape.of(picture, inspection.map(), detector.postprocessing().pixelThreshold());
    String kind = detection.regions().stream().findFirst().map(Region::kind).orElse("");
    return new CropReading(
        name,
        detector.model().sha256(),
        new Judgement(
            detector.provider(), detection.score(), evaluationOf(detection.score()), kind),
        detection.embedding(),
        shape.numbers());
  }

  private ResultEvaluation evaluationOf(float score) {
    ModelCard.Thresholds thresholds = detector.thresholds();
    if (score >= thresholds.notOk()) {
      return ResultEvaluation.NOT_OK;
    }
    return score >= thresholds.undecidableFrom()
        ? ResultEvaluation.NOT_DECIDABLE
        : ResultEvaluation.OK;
  }

  private Picture picture(String crop, byte[] bytes) throws RefusedException {
    String found = Sha256.hex(bytes);
    if (!found.equals(crop)) {
      throw new RefusedException(
          RefusedCrop.Reason.WRONG_HASH, "bytes under this name have the hash " + found);
    }
    try {
      return decoder.decode(ByteBuffer.wrap(bytes));
    } catch (UndecodablePictureException e) {
      throw new RefusedException(RefusedCrop.Reason.UNDECODABLE, String.valueOf(e.getMessage()));
    }
  }

  private byte[] bytes(String crop) throws RefusedException, IOException {
    Optional<byte[]> stored;
    try {
      stored = evidence.get(crop);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusedCrop.Reason.BAD_NAME, String.valueOf(e.getMessage()));
    }
    return stored.orElseThrow(
        () ->
            new RefusedException(
                RefusedCrop.Reason.MISSING, "not in the evidence store: " + evidence.uriOf(crop)));
  }

  private RefusedCrop refused(String crop, RefusedCrop.Reason reason, String detail) {
    return new RefusedCrop(crop, detector.model().sha256(), reason, detail);
  }

  @Override
  public void close() {
    decoder.close();
    detector.close();
  }

  /** A crop that can't be read. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final RefusedCrop.Reason reason;

    RefusedException(RefusedCrop.Reason reason, String detail) {
      super(detail);
      this.reason = reason;
    }
  }
}
