/** Labelled images for training, drawn by the same renderer with other seeds. */
@NullMarked
package lineside.footage.dataset;

import org.jspecify.annotations.NullMarked;
