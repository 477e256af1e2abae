package lineside.vision.model;

import static lineside.vision.model.Checks.present;
import static lineside.vision.model.Checks.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input tensor and how a picture gets into it: scaled by {@code scale}, then whole or in square
 * tiles, then padded.
 *
 * @param channels 1 (grey) or 3
 * @param multipleOf H and W are multiples of this
 * @param scale network pixels per picture pixel, above 0; pictures shrink by area and grow linearly
 * @param fixedWidthPx the only W the weights take; null: any
 * @param fixedHeightPx the only H the weights take; null: any
 * @param tilePx side of the square tiles, network pixels; 0: the picture whole
 * @param tileOverlapPx how far neighbouring tiles overlap, network pixels
 * @param name name of the tensor
 * @param layout order of its axes
 * @param type what its elements are
 * @param colour order of the channels, where there are three
 * @param mean of float32 input: what is taken off each channel, of values from 0 to 1; empty: 0
 * @param std of float32 input: what each channel is then divided by; empty: 1
 * @param fit how a picture gets the size the weights take
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelInput(
    int channels,
    int multipleOf,
    double scale,
    @Nullable Integer fixedWidthPx,
    @Nullable Integer fixedHeightPx,
    int tilePx,
    int tileOverlapPx,
    String name,
    Layout layout,
    ElementType type,
    Colour colour,
    List<Float> mean,
    List<Float> std,
    Fit fit) {
  private static final String DEFAULT_NAME = "image";

  /** Checks the ranges. */
  @JsonCreator
  public ModelInput {
    require(channels == 1 || channels == 3, "input.channels is " + channels);
    require(multipleOf >= 1 && multipleOf <= 256, "input.multipleOf is " + multipleOf);
    require(scale >= 1.0 / 64 && scale <= 8, "input.scale is " + scale);
    present(name, "input.name is missing");
    present(layout, "input.layout is missing");
    present(type, "input.type is missing");
    present(colour, "input.colour is missing");
    present(fit, "input.fit is missing");
    mean = List.copyOf(present(mean, "input.mean is missing"));
    std = List.copyOf(present(std, "input.std is missing"));
    requireNormalisation(channels, type, mean, std);
    requireSizes(multipleOf, fixedWidthPx, fixedHeightPx, fit);
    require(
        fit == Fit.PAD || (scale == 1 && tilePx == 0),
        "input.scale and input.tilePx do not go with input.fit " + fit);
    require(
        tilePx >= 0 && tilePx % multipleOf == 0,
        "input.tilePx is %d, no multiple of %d".formatted(tilePx, multipleOf));
    require(
        tileOverlapPx >= 0 && tileOverlapPx % multipleOf == 0 && tileOverlapPx * 2 <= tilePx,
        "input.tileOverlapPx is %d: a multiple of %d up to half a tile is needed"
            .formatted(tileOverlapPx, multipleOf));
    require(
        tilePx == 0
            || fixedWidthPx == null
            || fixedHeightPx == null
            || (fixedWidthPx == tilePx && fixedHeightPx == tilePx),
        "input.tilePx is not the fixed size");
  }

  /** Whole pictures as they are, uint8 [N,H,W,C], grey or BGR. */
  public ModelInput(int channels, int multipleOf) {
    this(
        channels,
        multipleOf,
        1,
        null,
        null,
        0,
        0,
        DEFAULT_NAME,
        Layout.NHWC,
        ElementType.UINT8,
        Colour.BGR,
        List.of(),
        List.of(),
        Fit.PAD);
  }

  /** The same weights on scaled pictures. */
  public ModelInput withScale(double networkPxPerPicturePx) {
    return copy(networkPxPerPicturePx, tilePx, tileOverlapPx);
  }

  /** The same weights on tiles. */
  public ModelInput withTiles(int sidePx, int overlapPx) {
    return copy(scale, sidePx, overlapPx);
  }

  private ModelInput copy(double newScale, int sidePx, int overlapPx) {
    return new ModelInput(
        channels,
        multipleOf,
        newScale,
        fixedWidthPx,
        fixedHeightPx,
        sidePx,
        overlapPx,
        name,
        layout,
        type,
        colour,
        mean,
        std,
        fit);
  }

  void requireFits(Contract contract) {
    boolean isOurs =
        name.equals(DEFAULT_NAME)
            && layout == Layout.NHWC
            && type == ElementType.UINT8
            && colour == Colour.BGR
            && fit == Fit.PAD;
    require(
        contract != Contract.LINESIDE || isOurs,
        "contract lineside takes image, uint8 NHWC, BGR, padded");
    require(
        tilePx == 0 || contract == Contract.LINESIDE || contract == Contract.ANOMALY_MAP,
        "input.tilePx does not go with contract " + contract);
  }

  private static void requireNormalisation(
      int channels, ElementType type, List<Float> mean, List<Float> std) {
    require(
        type == ElementType.FLOAT32 || (mean.isEmpty() && std.isEmpty()),
        "input.mean and input.std belong to float32 input");
    require(
        (mean.isEmpty() || mean.size() == channels) && (std.isEmpty() || std.size() == channels),
        "input.mean and input.std do not have %d values".formatted(channels));
    require(
        mean.stream().allMatch(Float::isFinite)
            && std.stream().allMatch(value -> Float.isFinite(value) && value > 0),
        "input.mean %s or input.std %s holds no usable number".formatted(mean, std));
  }

  private static void requireSizes(
      int multipleOf, @Nullable Integer width, @Nullable Integer height, Fit fit) {
    require(
        (width == null) == (height == null),
        "input.fixedWidthPx and input.fixedHeightPx come together");
    require(
        width == null || height == null || (width >= 1 && height >= 1),
        "input.fixedWidthPx is %s, input.fixedHeightPx %s".formatted(width, height));
    require(
        width == null || height == null || (width % multipleOf == 0 && height % multipleOf == 0),
        "the fixed size is no multiple of input.multipleOf " + multipleOf);
    require(fit == Fit.PAD || width != null, "input.fit %s needs a fixed size".formatted(fit));
  }

  /** Order of the axes. */
  public enum Layout {
    /** Channels last. */
    NHWC,
    /** Channels first. */
    NCHW
  }

  /** What the elements are. */
  public enum ElementType {
    /** 0 to 255. */
    @JsonProperty("uint8")
    UINT8,
    /** 0 to 1, then {@code mean} and {@code std}. */
    @JsonProperty("float32")
    FLOAT32
  }

  /** Order of three channels. */
  public enum Colour {
    /** Blue first. */
    BGR,
    /** Red first. */
    RGB
  }

  /** How a picture gets the size the weights take. */
  public enum Fit {
    /** Its right and lower border are repeated. */
    @JsonProperty("pad")
    PAD,
    /** Both axes are scaled, each by its own factor. */
    @JsonProperty("stretch")
    STRETCH,
    /** Scaled by one factor, in the middle of grey 114, as YOLO is trained. */
    @JsonProperty("letterbox")
    LETTERBOX
  }
}
