/** The model package: weights, description, thresholds and golden samples, all pinned by hash. */
@NullMarked
package lineside.vision.model;

import org.jspecify.annotations.NullMarked;
