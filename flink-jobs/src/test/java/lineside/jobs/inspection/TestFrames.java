package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.wire.WireFormat;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.region.InspectedArea;

/** Frames, marks and recipes for tests; two cameras on two lines. */
final class TestFrames {
  static final String TOP = "a-top";
  static final String STRIP = "b-strip";
  static final String TOPIC = "lineside.frame.v1";
  static final WireFormat WIRE = new WireFormat();
  private static final long EPOCH = 1_772_431_200_000L;
  private static final Instant START = Instant.ofEpochMilli(EPOCH);

  private TestFrames() {}

  static Recipe bracket() {
    return recipe(
            "bracket-a",
            "line-a",
            new RecipeView(TOP, "a1", "top", 20f, 2f, true, List.of(), List.of(), null))
        .setIsContinuous(false)
        .build();
  }

  static Recipe strip() {
    return recipe(
            "strip-b",
            "line-b",
            new RecipeView(STRIP, "b1", "upper", 0f, 0f, false, List.of(), List.of(), null))
        .setIsContinuous(true)
        .setMillimetresPerPixel(0.5)
        .build();
  }

  /** The first view of a recipe, inspected as a whole. */
  static ExpectedView expected(Recipe recipe) {
    return new ExpectedView(recipe, recipe.getViews().get(0), InspectedArea.WHOLE);
  }

  private static Recipe.Builder recipe(String id, String lineId, RecipeView view) {
    return Recipe.newBuilder()
        .setRecipeId(id)
        .setLineId(lineId)
        .setProductId("product-of-" + id)
        .setViews(List.of(view))
        .setDeadlineMillis(1500)
        .setRevisionWindowMillis(60_000)
        .setAlarmOccurrences(3)
        .setAlarmWindowParts(20)
        .setAlarmPriority(AlarmPriority.HIGH)
        .setAlarmAction("check the fixture")
        .setAlarmRules(List.of());
  }

  static Trigger trigger(String cameraId, long sequence) {
    boolean isStrip = cameraId.equals(STRIP);
    return new Trigger(
        Identities.viewId(cameraId, EPOCH, sequence),
        isStrip ? "line-b" : "line-a",
        cameraId,
        EPOCH,
        sequence,
        START.plusMillis(500 * sequence),
        "part-" + sequence,
        1,
        isStrip ? "strip-b" : "bracket-a",
        isStrip ? 100.0 * sequence : null,
        true);
  }

  static Frame frame(Trigger trigger, byte[] png) {
    return Frame.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setEncoderPositionMm(trigger.getEncoderPositionMm())
        .setIsSimulated(trigger.getIsSimulated())
        .setCapturedAt(trigger.getTriggeredAt().plusMillis(3))
        .setAcquiredAtMicros(1_772_431_200_000_777L)
        .setWidthPx(160)
        .setHeightPx(128)
        .setEncoding(FrameEncoding.PNG)
        .setPixelFormat(PixelFormat.MONO8)
        .setImage(ByteBuffer.wrap(png))
        .build();
  }

  /** A frame on its way, with its trigger header. */
  static RawFrame raw(Frame frame, Trigger trigger) {
    return raw(WIRE.encode(frame), trigger);
  }

  static RawFrame raw(byte[] value, Trigger trigger) {
    return new RawFrame(
        value,
        WIRE.encode(trigger),
        trigger.getCameraId(),
        TOPIC,
        2,
        trigger.getSequence() + 40,
        trigger.getTriggeredAt().toEpochMilli());
  }

  /** A readable frame of camera a-top whose picture the scripted judge gives {@code score}. */
  static RawFrame top(long sequence, double score) {
    Trigger trigger = trigger(TOP, sequence);
    return raw(frame(trigger, noise(sequence, score, 160, 128)), trigger);
  }

  /** The view verdict that an event must hold. */
  static ViewVerdict view(LineEvent event) {
    return requireNonNull(event.view(), () -> "no view verdict: " + event);
  }

  static RawFrame mark(String cameraId, long triggered) {
    CameraState state =
        CameraState.newBuilder()
            .setLineId("line-a")
            .setCameraId(cameraId)
            .setEpoch(EPOCH)
            .setStatus(CameraStatus.CONNECTED)
            .setAt(START.plusMillis(500 * triggered))
            .setTriggered(triggered)
            .setCaptured(triggered)
            .setPublished(triggered)
            .setLost(0)
            .setLostAfterCapture(0)
            .setDetail("")
            .build();
    byte[] key = cameraId.getBytes(StandardCharsets.UTF_8);
    return new RawFrame(
        WIRE.encode(state),
        null,
        new String(key, StandardCharsets.UTF_8),
        TOPIC,
        2,
        90 + triggered,
        0L);
  }

  /** Noise, so that it is neither dark nor blurred; its first pixel carries the score. */
  static byte[] noise(long seed, double score, int widthPx, int heightPx) {
    byte[] pixels = new byte[widthPx * heightPx];
    new Random(seed).nextBytes(pixels);
    pixels[0] = ScriptedJudge.pixelFor(score);
    return png(pixels, widthPx, heightPx);
  }

  static byte[] flat(int level, int widthPx, int heightPx) {
    byte[] pixels = new byte[widthPx * heightPx];
    Arrays.fill(pixels, (byte) level);
    return png(pixels, widthPx, heightPx);
  }

  private static byte[] png(byte[] pixels, int widthPx, int heightPx) {
    try (Picture picture = picture(pixels, widthPx, heightPx)) {
      return picture.encodePng();
    }
  }

  static Picture picture(byte[] pixels, int widthPx, int heightPx) {
    try {
      return new PictureDecoder(1 << 22).decodeRaw(ByteBuffer.wrap(pixels), widthPx, heightPx, 1);
    } catch (UndecodablePictureException e) {
      throw new AssertionError(e);
    }
  }
}
