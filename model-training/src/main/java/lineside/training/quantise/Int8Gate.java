package lineside.training.quantise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Whether rounding cost too much on held-out pictures. Differences that cannot be measured for want
 * of masks do not count; without good and defect pictures nothing can be said, and the gate stays
 * shut.
 *
 * @param limits what may be lost
 * @param floats accuracy in floating point
 * @param rounded accuracy in whole numbers
 */
public record Int8Gate(Limits limits, Accuracy floats, Accuracy rounded) {
  /**
   * What may be lost.
   *
   * @param aurocDrop of the image AUROC
   * @param pixelApDrop of the pixel average precision
   */
  public record Limits(double aurocDrop, double pixelApDrop) {
    /** One hundredth of AUROC, two of pixel AP. */
    public static final Limits DEFAULT = new Limits(0.01, 0.02);
  }

  /**
   * Accuracy on held-out pictures.
   *
   * @param auroc image AUROC; NaN without good or without defect pictures
   * @param pixelAp pixel average precision; NaN without masks
   */
  public record Accuracy(double auroc, double pixelAp) {}

  /** How much image AUROC is lost; negative when it grew. */
  public double aurocDrop() {
    return floats.auroc() - rounded.auroc();
  }

  /** How much pixel AP is lost; negative when it grew. */
  public double pixelApDrop() {
    return floats.pixelAp() - rounded.pixelAp();
  }

  /** Why the variant must not be used; empty when it may. */
  public Optional<String> refusal() {
    if (Double.isNaN(aurocDrop())) {
      return Optional.of("no good and defect pictures held out to compare on");
    }
    if (aurocDrop() > limits.aurocDrop()) {
      return Optional.of(
          "image AUROC falls from %.4f to %.4f, at most %.3f is allowed"
              .formatted(floats.auroc(), rounded.auroc(), limits.aurocDrop()));
    }
    boolean hasPixels = Double.isFinite(floats.pixelAp());
    if (hasPixels && !(pixelApDrop() <= limits.pixelApDrop())) {
      return Optional.of(
          "pixel AP falls from %.4f to %.4f, at most %.3f is allowed"
              .formatted(floats.pixelAp(), rounded.pixelAp(), limits.pixelApDrop()));
    }
    return Optional.empty();
  }

  /** The figures for the description of the package; what was not measured is null. */
  ObjectNode toJson() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    put(node.putObject("limits"), limits.aurocDrop(), limits.pixelApDrop());
    put(node.putObject("drop"), aurocDrop(), pixelApDrop());
    put(node.putObject("float32"), floats.auroc(), floats.pixelAp());
    put(node.putObject("int8"), rounded.auroc(), rounded.pixelAp());
    return node;
  }

  private static void put(ObjectNode node, double auroc, double pixelAp) {
    put(node, "auroc", auroc);
    put(node, "pixelAp", pixelAp);
  }

  private static void put(ObjectNode node, String name, double figure) {
    if (Double.isFinite(figure)) {
      node.put(name, figure);
    } else {
      node.putNull(name);
    }
  }
}
