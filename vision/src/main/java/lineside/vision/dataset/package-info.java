/** Labelled pictures on disk, and how good a model is on them. */
@NullMarked
package lineside.vision.dataset;

import org.jspecify.annotations.NullMarked;
