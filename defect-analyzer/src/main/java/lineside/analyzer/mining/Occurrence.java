package lineside.analyzer.mining;

import org.jspecify.annotations.Nullable;

/**
 * One finding that counts.
 *
 * @param partIndex index of its part in the base of the group
 * @param part the part
 * @param centreX centre, share of the width of the view, or of the view that it was registered to
 * @param centreY the same of the height
 * @param aspect height of the view over its width
 * @param positionMm position along continuous material, millimetres since the start of the coil
 * @param score peak of the defect map, 0 to 1
 * @param evidenceSha256 crop that shows it; null when none was stored
 * @param pictureSha256 picture of the whole view that the centre is a place of; null when none was
 *     stored
 */
public record Occurrence(
    int partIndex,
    InspectedPart part,
    float centreX,
    float centreY,
    float aspect,
    @Nullable Double positionMm,
    float score,
    @Nullable String evidenceSha256,
    @Nullable String pictureSha256) {}
