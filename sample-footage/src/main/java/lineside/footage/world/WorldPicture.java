package lineside.footage.world;

import org.jspecify.annotations.Nullable;

/**
 * One picture of the training data.
 *
 * @param sidePx width and height
 * @param pixels mono8, row-major; not copied
 * @param mask 255 where a defect can be seen, else 0, row-major; not copied
 * @param kind of all its defects, null on a good picture
 */
@SuppressWarnings("ArrayRecordComponent") // pixels, never compared
public record WorldPicture(int sidePx, byte[] pixels, byte[] mask, @Nullable WorldDefect kind) {}
